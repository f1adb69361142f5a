package dev.quorate.core.run;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.plan.Plans;
import dev.quorate.core.plan.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Runs of the short plan, written as words: `permitted did:1 did:2 intended:3 unknown:3`. A number is a
/// step; a minus in front of it is its undo.
public final class Walks {
    public static final RunId RUN = new RunId("20261122-021140-7f3a91c2");
    public static final Place PLACE = new Place("console:ops", "t1");
    private static final Instant POSTED = Scene.AT.plusSeconds(2);

    private Walks() {}

    public static Request request() {
        var plan = Plans.replace();
        var rule = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), false, false);
        return new Request(plan, rule, POSTED, POSTED.plus(rule.expires()));
    }

    public static Progress walk(String words) {
        return Progress.of(entries(words));
    }

    public static List<Entry> entries(String words) {
        var events = new ArrayList<RunEvent>(List.of(new RunEvent.Proposed(request(), PLACE)));
        if (!words.isBlank()) {
            for (var word : words.strip().split("\\s+", -1)) {
                events.addAll(events(word));
            }
        }
        var entries = new ArrayList<Entry>();
        for (var event : events) {
            entries.add(new Entry(RUN, entries.size() + 1L, POSTED.plusSeconds(entries.size()), event));
        }
        return entries;
    }

    static List<RunEvent> events(String word) {
        var parts = word.split(":", 2);
        var mark = parts.length < 2 ? Mark.forward(1) : mark(parts[1]);
        return switch (parts[0]) {
            case "voted" -> List.of(new RunEvent.Voted(vote()));
            case "refused" -> List.of(new RunEvent.VoteRefused("dave", "unix:dave", new Refusal("a.", "b.", "c.")));
            case "permitted" -> List.of(new RunEvent.Permitted(List.of("bob")));
            case "intended" -> List.of(new RunEvent.Intended(mark));
            case "acted" -> List.of(new RunEvent.Acted(mark, List.of("done")));
            case "deferred" -> List.of(new RunEvent.Deferred(mark, "unhealthy cluster", Duration.ofSeconds(6)));
            case "unknown" -> List.of(new RunEvent.Unknown(mark, "no answer"));
            case "notdone" -> List.of(new RunEvent.NotDone(mark, "it is still there"));
            case "verified" -> List.of(verified(mark));
            case "did" -> List.of(new RunEvent.Intended(mark), new RunEvent.Acted(mark, List.of()), verified(mark));
            case "failed" -> List.of(new RunEvent.Failed(mark, "refused", false));
            case "invain" -> List.of(new RunEvent.Failed(mark, "not proven", true));
            case "needsperson" -> List.of(new RunEvent.NeedsPerson("Choose.", List.of("retry", "abort")));
            case "heard" -> List.of(new RunEvent.Heard(mark, Plans.HOST, List.of("Started.")));
            case "stop" -> List.of(new RunEvent.StopAsked("bob"));
            case "stopped" -> List.of(new RunEvent.Stopped("Nothing has been changed."));
            case "resumed" -> List.of(new RunEvent.Resumed("bob"));
            case "retry" -> List.of(new RunEvent.RetryAsked("bob"));
            case "abort" -> List.of(new RunEvent.AbortAsked("bob"));
            case "parked" -> List.of(new RunEvent.Parked("Nothing has been changed."));
            case "recovered" -> List.of(new RunEvent.Recovered("step 1 was untouched."));
            case "closed" -> List.of(new RunEvent.Closed(RunState.of(parts[1]), "The end."));
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Mark mark(String number) {
        if (!number.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
            return Mark.forward(1);
        }
        var step = Integer.parseInt(number);
        return step < 0 ? Mark.back(-step) : Mark.forward(step);
    }

    private static RunEvent.Verified verified(Mark mark) {
        return new RunEvent.Verified(
                mark,
                "proven",
                new Evidence(POSTED, "3 endpoints and 3 hosts", Duration.ofMillis(40)),
                Plans.scene().state().fingerprint(),
                new Quorum(3, 2),
                false);
    }

    private static Vote vote() {
        return new Vote.Yes("bob", "unix:bob", request().plan().digest(), POSTED, Optional.of("go"), Optional.empty());
    }
}
