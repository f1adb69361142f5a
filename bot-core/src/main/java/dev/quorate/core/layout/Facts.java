package dev.quorate.core.layout;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.notice.Card;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What somebody who decides must know before the steps: one idea a line.
public final class Facts {
    private static final int LONGEST = 400;
    private static final int MOST_VOTES = 6;

    private Facts() {}

    public static List<Line> of(Card card) {
        var lines = new ArrayList<Line>();
        lines.add(where(card));
        lines.addAll(risk(card));
        lines.add(asked(card));
        lines.add(evidence(card));
        lines.addAll(deciding(card));
        return lines.stream().map(line -> line.within(LONGEST)).toList();
    }

    /// Risk and quorum alone, as they stand on the card and in the modals.
    public static List<Line> risk(Card card) {
        var plan = card.request().plan();
        var forecast = plan.forecast();
        var lines = new ArrayList<Line>();
        lines.add(Line.bold("Risk: " + plan.risk().word()).and(", " + tier(plan.risk()) + "."));
        lines.add(Line.of("Quorum before: " + quorum(forecast.first()) + "."));
        lines.add(Line.of("Quorum during: at worst, in step " + forecast.worst().step() + ", "
                + quorum(forecast.worst().during()) + "."));
        lines.add(Line.of("Quorum after: " + quorum(forecast.last()) + "."));
        forecast.window().ifPresent(window -> lines.add(Line.bold("Warning: " + window + ".")));
        return lines;
    }

    /// What was decided, by whom, and the latest sentence about it.
    public static List<Line> soFar(Card card) {
        var lines = new ArrayList<Line>();
        card.votes().stream().limit(MOST_VOTES).forEach(vote -> lines.add(vote(vote)));
        if (card.votes().size() > MOST_VOTES) {
            lines.add(Line.of((card.votes().size() - MOST_VOTES) + " more votes are in the thread."));
        }
        if (card.state() != RunState.WAITING && !card.last().isBlank()) {
            lines.add(Line.bold("Latest, " + Times.clock(card.updated()) + ": ").andMarked(card.last()));
        }
        return lines.stream().map(line -> line.within(LONGEST)).toList();
    }

    /// `2 of 3 voters healthy, 2 needed, none may fail`.
    public static String quorum(Quorum quorum) {
        var spare = quorum.slack();
        return quorum.healthy() + " of " + quorum.voters() + (quorum.voters() == 1 ? " voter" : " voters")
                + " healthy, " + quorum.majority() + " needed, "
                + (spare < 0 ? "quorum is lost" : spare == 0 ? "none may fail" : spare + " may fail");
    }

    private static String tier(Risk risk) {
        return switch (risk) {
            case READ_ONLY -> "it looks and changes nothing";
            case CHANGING -> "every step has a way back";
            case DESTRUCTIVE -> "at least one step has no way back";
            case DISASTER -> "it gives up data or guarantees to get the cluster back";
        };
    }

    private static Line where(Card card) {
        var plan = card.request().plan();
        return Line.of("Cluster ")
                .andBold(plan.ask().cluster().value())
                .and(" (id ")
                .andCode(plan.clusterId().toString())
                .and("), etcd " + plan.versions() + ". Plan ")
                .andCode(plan.digest().brief())
                .and(".");
    }

    private static Line asked(Card card) {
        var request = card.request();
        return Line.of("Asked by ")
                .andBold(request.asker())
                .and(" at " + Times.clock(request.posted())
                        + request.plan()
                                .ask()
                                .reason()
                                .map(why -> " because " + why)
                                .orElse(", no reason given")
                        + ".");
    }

    private static Line evidence(Card card) {
        return Line.of(
                "Evidence: measured at " + Times.clock(card.request().plan().observedAt()) + ", "
                        + Times.words(card.evidenceAge()) + " before this was posted.");
    }

    private static List<Line> deciding(Card card) {
        var request = card.request();
        var rule = request.rule();
        var wants = (rule.reason() ? " A reason must be on record." : "")
                + (rule.typeClusterName() ? " Whoever approves types the name of the cluster." : "");
        var who = Line.of("May approve: anybody of "
                + String.join(", ", rule.from().stream().sorted().toList()) + " but " + request.asker() + "." + wants);
        var count = Line.bold("Approved by " + approvals(card) + " of " + rule.approvals() + " distinct people.");
        return card.state() == RunState.WAITING
                ? List.of(
                        who,
                        count.and(" Until " + Times.day(request.expires()) + ", "
                                + Times.words(Duration.between(request.posted(), request.expires()))
                                + " after it was posted."))
                : List.of(count);
    }

    private static long approvals(Card card) {
        return card.votes().stream()
                .filter(Vote.Yes.class::isInstance)
                .map(Vote::person)
                .distinct()
                .count();
    }

    private static Line vote(Vote vote) {
        return switch (vote) {
            case Vote.Yes yes ->
                Line.bold("Approved by " + yes.person())
                        .and(" at " + Times.clock(yes.at())
                                + yes.reason().map(why -> " because " + why).orElse("") + ".");
            case Vote.No no ->
                Line.bold("Denied by " + no.person()).and(" at " + Times.clock(no.at()) + " because " + no.reason());
        };
    }
}
