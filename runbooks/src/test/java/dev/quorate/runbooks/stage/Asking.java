package dev.quorate.runbooks.stage;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Target;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a runbook says to a line of text about a drawn scene.
public record Asking(Runbook runbook, String line, Scene scene) {
    /// The plan that it must be.
    public Plan plan() {
        return switch (planned()) {
            case Plan plan -> plan;
            case Refusal refusal -> throw new AssertionError("no plan: " + refusal.text());
        };
    }

    /// The refusal that it must be.
    public Refusal refusal() {
        return switch (planned()) {
            case Refusal refusal -> refusal;
            case Plan plan -> throw new AssertionError(line + " was planned: " + plan.title());
        };
    }

    public Planned planned() {
        var words = List.of(line.split(" ", -1)).iterator();
        var slots = new HashMap<String, Ask.Argument>();
        runbook.phrase().parts().forEach(part -> read(part, words, slots));
        return runbook.plan(
                new Ask(runbook.name(), Scene.NAME, slots, Optional.of("its disk died"), "alice"), scene.state());
    }

    private static void read(Phrase.Part part, Iterator<String> words, Map<String, Ask.Argument> slots) {
        switch (part) {
            case Phrase.Word _ -> words.next();
            case Phrase.Slot slot -> slots.put(slot.name(), argument(slot, words.next()));
            case Phrase.Clause(_, var slot) -> {
                if (words.hasNext()) {
                    words.next();
                    slots.put(slot.name(), argument(slot, words.next()));
                }
            }
        }
    }

    private static Ask.Argument argument(Phrase.Slot slot, String word) {
        return switch (slot.kind()) {
            case ADDRESS -> new Ask.ForAddress(new Address(word));
            case MEMBERS ->
                new Ask.ForMembers(
                        Arrays.stream(word.split(",", -1)).map(Target::new).toList());
            case NAME, SNAPSHOT -> new Ask.ForName(word);
            case MEMBER, CLUSTER, PLAN, RUN, COMMAND, REASON -> new Ask.ForMember(new Target(word));
        };
    }
}
