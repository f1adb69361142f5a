package dev.quorate.core.command;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Digest;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The one grammar of every chat: built-in commands and those of the runbooks. Help, completion and
/// suggestions are read
/// from the same list, so what help shows is what is understood.
public final class Grammar {
    private final List<Command> commands = new ArrayList<>();

    public Grammar(List<Runbook> runbooks) {
        runbooks.forEach(
                runbook -> commands.add(new Command(runbook.phrase(), runbook.summary(), new Command.Asks(runbook))));
        commands.addAll(List.of(
                Command.of(
                        "preview COMMAND:COMMAND",
                        "show the plan and every command of it, asking nobody",
                        new Command.Previews()),
                Command.of(
                        "approve PLAN:PLAN", "say yes to a plan that somebody else asked for", new Command.Approves()),
                Command.of("deny PLAN:PLAN because REASON:REASON", "say no to a plan", new Command.Denies()),
                Command.of("withdraw PLAN:PLAN", "take back a plan that you asked for", new Command.Withdraws()),
                Command.of(
                        "recheck PLAN:PLAN",
                        "whether a plan still fits what is there; changes nothing",
                        new Command.Rechecks()),
                Command.of(
                        "stop PLAN:PLAN?", "stop the run before its next step", new Command.Orders(Heard.Order.STOP)),
                Command.of("resume PLAN:PLAN?", "go on after a stop", new Command.Orders(Heard.Order.RESUME)),
                Command.of("retry PLAN:PLAN?", "try the failed step again", new Command.Orders(Heard.Order.RETRY)),
                Command.of(
                        "abort PLAN:PLAN?",
                        "give up and take back what can be taken back",
                        new Command.Orders(Heard.Order.ABORT)),
                Command.of("health", "who is healthy, who is not and why", new Command.Questions(Heard.Kind.HEALTH)),
                Command.of(
                        "members",
                        "the member list with ids, roles and addresses",
                        new Command.Questions(Heard.Kind.MEMBERS)),
                Command.of(
                        "status RUN:RUN?",
                        "open plans and runs, or one of them",
                        new Command.Questions(Heard.Kind.STATUS)),
                Command.of(
                        "brief RUN:RUN?",
                        "what was seen and done, what is pending, and what to say next",
                        new Command.Questions(Heard.Kind.BRIEF)),
                Command.of("clusters", "the clusters of this room", new Command.Questions(Heard.Kind.CLUSTERS)),
                Command.of("whoami", "the person you are known as here", new Command.Questions(Heard.Kind.WHOAMI)),
                Command.of(
                        "help COMMAND:COMMAND?", "this list, or one command", new Command.Questions(Heard.Kind.HELP))));
    }

    /// What a line means. Never throws, whatever the line.
    public Heard parse(String line) {
        var words = Words.of(line);
        if (words.words().isEmpty()) {
            return strange(no("You said nothing that I know.", "Say `help` for what I understand."));
        }
        if (!words.fitsCharset()) {
            return new Heard.NotUnderstood(
                    new Refusal(
                            "I did nothing.",
                            "Only letters, digits and . _ : - can stand in a command, and no word may start with"
                                    + " `-`.",
                            "Type it plainly; a reason goes behind `because` and may hold anything."),
                    commands.stream().anyMatch(command -> startsWith(words, command.head())));
        }
        return commands.stream()
                .filter(command -> startsWith(words, command.head()))
                .findFirst()
                .map(command -> filled(command, words))
                .orElseGet(() -> strange(nearMiss(words)));
    }

    private static Heard strange(Heard.NotUnderstood near) {
        return new Heard.NotUnderstood(near.refusal(), false);
    }

    /// One line a command, or the lines of one.
    public String help(String word) {
        var asked = word.toLowerCase(Locale.ROOT);
        var shown = commands.stream()
                .filter(command -> asked.isEmpty() || command.head().startsWith(asked))
                .toList();
        if (shown.isEmpty()) {
            return "There is no command `" + asked + "`. " + suggestion(asked);
        }
        var width = shown.stream()
                .mapToInt(command -> command.phrase().usage().length())
                .max()
                .orElse(0);
        var lines = new ArrayList<String>();
        shown.forEach(command -> lines.add(String.format(
                Locale.ROOT, "%-" + width + "s  %s", command.phrase().usage(), command.summary())));
        if (asked.isEmpty() || shown.stream().anyMatch(command -> command.meaning() instanceof Command.Asks)) {
            lines.add("X is an IP address, a host name, a member's name or its hex id.");
            lines.add(
                    "`on CLUSTER` says which cluster; `because REASON` says why. Case and extra blanks do not matter.");
        }
        return String.join("\n", lines);
    }

    /// What could stand where the typed text ends: whole commands that begin with it.
    public List<String> complete(String typed) {
        var text = String.join(" ", typed.stripLeading().split("\\s+", -1)).toLowerCase(Locale.ROOT);
        return commands.stream()
                .map(Command::head)
                .filter(head -> head.startsWith(text))
                .sorted()
                .toList();
    }

    /// All commands, in the order of help.
    public List<Offer> offers() {
        return commands.stream().map(Offer::new).toList();
    }

    private static boolean startsWith(Words words, String head) {
        return (words.text() + " ").startsWith(head + " ");
    }

    private Heard filled(Command command, Words words) {
        var rest = words.without(command.head().split(" ", -1).length);
        return switch (command.meaning()) {
            case Command.Questions(var kind)
            when rest.words().size() > 1 && kind != Heard.Kind.HELP -> tooMany(command);
            case Command.Questions(var kind) when !rest.words().isEmpty() && takesNothing(command) -> tooMany(command);
            case Command.Questions(var kind) -> new Heard.Question(kind, cluster(rest), String.join(" ", rest.words()));
            case Command.Orders(var order) ->
                rest.words().isEmpty()
                        ? new Heard.Control(order, Optional.empty(), cluster(rest))
                        : onPlan(command, rest, plan -> new Heard.Control(order, Optional.of(plan), cluster(rest)));
            case Command.Rechecks _ -> onPlan(command, rest, Heard.Recheck::new);
            case Command.Previews _ -> preview(rest);
            case Command.Approves _ ->
                onPlan(command, rest, plan -> new Heard.Approve(plan, rest.reason(), cluster(rest)));
            case Command.Withdraws _ -> onPlan(command, rest, Heard.Withdraw::new);
            case Command.Denies _ ->
                onPlan(
                        command,
                        rest,
                        plan -> rest.reason()
                                .<Heard>map(reason -> new Heard.Deny(plan, reason))
                                .orElseGet(
                                        () -> no("A denial needs a reason.", "Say `deny " + plan + " because ...`.")));
            case Command.Asks(var runbook) -> wanted(command, runbook, rest);
        };
    }

    private static boolean takesNothing(Command command) {
        return command.phrase().parts().stream().noneMatch(Phrase.Slot.class::isInstance);
    }

    private Heard preview(Words rest) {
        if (rest.words().isEmpty()) {
            return no(
                    "There is nothing to preview.",
                    "Say `preview` and the command, as in `preview "
                            + commands.getFirst().phrase().usage() + "`.");
        }
        var inner = commands.stream()
                .filter(command -> command.meaning() instanceof Command.Asks && startsWith(rest, command.head()))
                .findFirst();
        if (inner.isEmpty()) {
            return no("Only commands that ask for a plan can be previewed.", suggestion(rest.text()));
        }
        return switch (filled(inner.get(), rest)) {
            case Heard.Wanted wanted ->
                new Heard.Wanted(wanted.runbook(), wanted.cluster(), wanted.slots(), wanted.reason(), true);
            case Heard other -> other;
        };
    }

    private Heard wanted(Command command, Runbook runbook, Words rest) {
        var left = new ArrayList<>(rest.words());
        Map<String, Ask.Argument> slots = new HashMap<>();
        var parts = command.phrase().parts();
        for (var part : parts.subList(command.head().split(" ", -1).length, parts.size())) {
            if (left.isEmpty()) {
                if (part instanceof Phrase.Clause) {
                    break;
                }
                return missing(command);
            }
            var word = left.removeFirst();
            switch (part) {
                case Phrase.Clause(var fixed, var slot) -> {
                    if (!word.equalsIgnoreCase(fixed) || left.isEmpty()) {
                        return missing(command);
                    }
                    slots.put(slot.name(), members(left));
                    left.clear();
                }
                case Phrase.Word(var fixed) -> {
                    if (!word.equalsIgnoreCase(fixed)) {
                        return missing(command);
                    }
                }
                case Phrase.Slot(var name, var kind, _) -> slots.put(name, argument(kind, word));
            }
        }
        return left.isEmpty()
                ? new Heard.Wanted(runbook.name(), cluster(rest), slots, rest.reason(), false)
                : tooMany(command);
    }

    private static Ask.Argument argument(Phrase.Kind kind, String word) {
        return switch (kind) {
            case ADDRESS -> new Ask.ForAddress(new Address(word));
            case NAME, SNAPSHOT -> new Ask.ForName(word);
            case MEMBER, MEMBERS, CLUSTER, PLAN, RUN, COMMAND, REASON -> new Ask.ForMember(new Target(word));
        };
    }

    private static Ask.Argument members(List<String> words) {
        return new Ask.ForMembers(words.stream().map(Target::new).toList());
    }

    private Heard onPlan(Command command, Words rest, java.util.function.Function<String, Heard> made) {
        if (rest.words().isEmpty()) {
            return missing(command);
        }
        if (rest.words().size() > 1) {
            return tooMany(command);
        }
        var plan = rest.words().getFirst().toLowerCase(Locale.ROOT);
        var hex = plan.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return hex && plan.length() >= Digest.SHORTEST
                ? made.apply(plan)
                : no(
                        "`" + plan + "` is not the beginning of a plan's digest.",
                        "Use at least " + Digest.SHORTEST + " of the hex characters on the card.");
    }

    private static Optional<ClusterName> cluster(Words words) {
        return words.cluster().map(ClusterName::new);
    }

    private Heard missing(Command command) {
        return no(
                "`" + command.head() + "` is not complete.",
                "Say `" + command.phrase().usage() + "`.");
    }

    private Heard tooMany(Command command) {
        return no(
                "There is more behind `" + command.head() + "` than belongs there.",
                "Say `" + command.phrase().usage() + "`.");
    }

    private Heard.NotUnderstood nearMiss(Words words) {
        return no("I do not know `" + words.text() + "`.", suggestion(words.text()));
    }

    private String suggestion(String text) {
        return Suggestion.closest(text, commands.stream().map(Command::phrase).toList())
                .map(usage -> "Did you mean `" + usage + "`?")
                .orElse("Say `help` for what I understand.");
    }

    private static Heard.NotUnderstood no(String why, String instead) {
        return new Heard.NotUnderstood(new Refusal("I did nothing.", why, instead), true);
    }
}
