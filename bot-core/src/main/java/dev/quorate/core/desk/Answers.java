package dev.quorate.core.desk;

import dev.quorate.core.approval.Person;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.command.Grammar;
import dev.quorate.core.command.Heard;
import dev.quorate.core.notice.BriefText;
import dev.quorate.core.notice.HealthText;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.Telling;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Answers to questions. They change nothing and work while a run is under way.
final class Answers {
    private final Grammar grammar;
    private final Rooms rooms;
    private final Ledger ledger;
    private final Teller teller;
    private final People people;
    private final Clock clock;

    Answers(Grammar grammar, Rooms rooms, Ledger ledger, Teller teller, People people, Clock clock) {
        this.grammar = grammar;
        this.rooms = rooms;
        this.ledger = ledger;
        this.teller = teller;
        this.people = people;
        this.clock = clock;
    }

    void answer(Incoming incoming, Heard.Question question) throws InterruptedException {
        switch (question.kind()) {
            case HELP -> whisper(incoming, grammar.help(question.word()));
            case WHOAMI -> whisper(incoming, whoami(incoming.account()));
            case CLUSTERS -> say(incoming, clusters(incoming));
            case STATUS -> say(incoming, status(incoming, question.word()));
            case BRIEF -> say(incoming, brief(incoming, question.word()));
            case HEALTH, MEMBERS -> look(incoming, question);
        }
    }

    private void say(Incoming incoming, String text) {
        teller.tell(incoming.place(), new Notice.Answered(text));
    }

    private void whisper(Incoming incoming, String text) {
        teller.tell(incoming.place(), new Notice.Answered(text, Notice.Audience.ASKER));
    }

    private void look(Incoming incoming, Heard.Question question) throws InterruptedException {
        switch (rooms.find(incoming, question.cluster())) {
            case Rooms.No(var refusal) -> teller.tell(incoming.place(), new Notice.Refused(refusal));
            case Rooms.One(var lane) -> {
                var seen = new Observer(lane.cluster(), clock).look(List.of());
                teller.tell(incoming.place(), notice(question.kind(), seen));
            }
        }
    }

    private static Notice notice(Heard.Kind kind, ClusterState seen) {
        return kind == Heard.Kind.HEALTH
                ? new Notice.HealthSeen("", HealthText.isHealthy(seen), HealthText.of(seen))
                : new Notice.Answered(HealthText.members(seen));
    }

    private String whoami(People.Account account) {
        return people.whois(account)
                .map(person -> account + " is " + person.name() + groups(person))
                .orElseGet(() -> Strangers.refusal(account).text());
    }

    private static String groups(Person person) {
        return person.groups().isEmpty()
                ? ", in no group: may ask, may not approve"
                : ", of " + person.groups().stream().sorted().collect(Collectors.joining(", "));
    }

    private String clusters(Incoming incoming) {
        var here = rooms.in(incoming);
        return here.isEmpty()
                ? "No cluster is bound to " + incoming.place().room() + "."
                : here.stream()
                        .map(lane -> lane.name() + ": "
                                + lane.cluster().inventory().endpoints().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("\n"));
    }

    private String status(Incoming incoming, String word) throws InterruptedException {
        var runs = runs(incoming, word);
        if (!word.isEmpty()) {
            return runs;
        }
        var left = obligations(incoming);
        return runs
                + (left.isEmpty() ? "" : "\nLeft on hosts, to be removed:\n" + String.join("\n", left))
                + shortage(incoming);
    }

    private String shortage(Incoming incoming) {
        return rooms.in(incoming).stream()
                .flatMap(lane -> lane.shortage().stream())
                .findFirst()
                .map(why -> "\nNo new run is started: " + why + ".")
                .orElse("");
    }

    /// Drop-ins and settings of repairs that are still there, whoever left them: the hosts know best. A run
    /// that is under way has its own there.
    private List<String> obligations(Incoming incoming) throws InterruptedException {
        var left = new ArrayList<String>();
        for (var lane : rooms.in(incoming)) {
            if (lane.taken().isEmpty()) {
                left.addAll(HealthText.leftovers(new Observer(lane.cluster(), clock).look(List.of())));
            }
        }
        return left;
    }

    /// For whoever comes late: the runs that are open here, or the one that was named.
    private String brief(Incoming incoming, String word) {
        var known = here(incoming, word.isEmpty() ? ledger.open() : named(word));
        if (known.isEmpty()) {
            return word.isEmpty()
                    ? "Nothing is open in this room. `health` says how the cluster is."
                    : "No run or plan `" + word + "` is known here.";
        }
        return known.stream()
                .map(run -> BriefText.of(run, ledger.journal().entries(run.run())))
                .collect(Collectors.joining("\n\n"));
    }

    private List<Progress> here(Incoming incoming, List<Progress> runs) {
        var here = rooms.clusters(incoming);
        return runs.stream()
                .filter(run -> here.contains(run.request().plan().ask().cluster()))
                .toList();
    }

    private String runs(Incoming incoming, String word) {
        var open = here(incoming, word.isEmpty() ? ledger.open() : named(word)).stream()
                .map(Telling::line)
                .toList();
        if (open.isEmpty()) {
            return word.isEmpty() ? "Nothing is open in this room." : "No run or plan `" + word + "` is known here.";
        }
        return String.join("\n", open);
    }

    /// Open ones by digest or id; closed ones by their id or its last part.
    private List<Progress> named(String word) {
        var open = ledger.named(word);
        return open.isEmpty()
                ? ledger.journal().runs().stream()
                        .filter(run -> run.value().equals(word) || run.value().contains("-" + word))
                        .limit(1)
                        .map(ledger::progress)
                        .toList()
                : open;
    }
}
