package dev.quorate.core.notice;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.plan.Commands;
import dev.quorate.core.plan.Forecast;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Step;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;

/// A card in plain text: the transcript of the console, the fallback of every chat, and the golden files.
public final class CardText {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private CardText() {}

    public static String of(Card card) {
        var request = card.request();
        var plan = request.plan();
        var lines = new StringJoiner("\n");
        lines.add("plan " + plan.digest().brief() + " - " + plan.title() + " - observed " + clock(plan.observedAt())
                + ", " + card.evidenceAge().toMillis() + " ms before this card");
        body(plan, lines);
        lines.add("asked by " + request.asker()
                + plan.ask().reason().map(why -> " because " + why).orElse(", no reason given") + " - "
                + request.needs() + (request.rule().reason() ? ", a reason on record" : "") + " - expires "
                + clock(request.expires()));
        card.votes().forEach(vote -> lines.add(vote(vote)));
        lines.add(whatToSay(card));
        return lines.toString();
    }

    private static String whatToSay(Card card) {
        var brief = card.request().plan().digest().brief();
        var reason = card.request().rule().reason()
                && card.request().plan().ask().reason().isEmpty();
        var cluster = card.request().rule().typeClusterName()
                ? " on " + card.request().plan().ask().cluster()
                : "";
        return "say: approve " + brief + cluster + (reason ? " because ..." : "") + " | deny " + brief
                + " because ... | withdraw " + brief;
    }

    /// The part that depends on the plan alone, and is its golden file.
    public static String of(Plan plan) {
        var lines = new StringJoiner("\n");
        lines.add(plan.title() + " - observed " + clock(plan.observedAt()));
        body(plan, lines);
        return lines.toString();
    }

    /// Every command and every file, step by step.
    public static String full(Card card) {
        var plan = card.request().plan();
        var lines = new StringJoiner("\n");
        for (var number = 1; number <= plan.steps().size(); number++) {
            var step = plan.step(number);
            lines.add(" " + number + " " + step.title());
            lines.add("     before: " + step.before().words());
            Commands.of(step, card.via(), plan.generation())
                    .forEach(command -> lines.add("     $ " + command.replace("\n", "\n       ")));
            lines.add("     after (within " + step.waitSeconds() + " s): "
                    + step.after().words());
        }
        return lines.toString();
    }

    private static void body(Plan plan, StringJoiner lines) {
        var forecast = plan.forecast();
        lines.add("risk: " + plan.risk().word() + " - " + forecast.first().words() + " -> at worst "
                + forecast.worst().during().words() + " -> after "
                + forecast.last().words());
        lines.add("cluster " + plan.ask().cluster() + " (" + plan.clusterId() + "), etcd " + plan.versions()
                + ", state " + Fingerprint.sha256(plan.fingerprint().hex()).substring(0, 8));
        for (var number = 1; number <= plan.steps().size(); number++) {
            lines.add(step(number, plan.step(number), forecast.row(number)));
        }
        forecast.window().ifPresent(window -> lines.add("! " + window));
        plan.remarks().forEach(remark -> lines.add("! " + remark));
    }

    private static String step(int number, Step step, Forecast.Row row) {
        var quorum = row.before().equals(row.after()) && row.during().equals(row.before())
                ? row.before().toString()
                : row.before() + " -> "
                        + (row.during().slack()
                                        < Math.min(
                                                row.before().slack(),
                                                row.after().slack())
                                ? row.during() + " -> "
                                : "")
                        + row.after();
        return String.format(
                        Locale.ROOT,
                        "%2d %-58s %-16s undo: %s%s",
                        number,
                        step.title(),
                        quorum,
                        step.undo().words(),
                        step.pointOfNoReturn() ? "   POINT OF NO RETURN" : "")
                .stripTrailing();
    }

    private static String vote(Vote vote) {
        return switch (vote) {
            case Vote.Yes yes ->
                "approved by " + yes.person() + " at " + clock(yes.at())
                        + yes.reason().map(why -> " because " + why).orElse("");
            case Vote.No no -> "denied by " + no.person() + " at " + clock(no.at()) + " because " + no.reason();
        };
    }

    static String clock(Instant at) {
        return CLOCK.format(at) + " UTC";
    }
}
