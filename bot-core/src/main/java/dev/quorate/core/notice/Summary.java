package dev.quorate.core.notice;

import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.plan.Action;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The last words of a run that was done: what changed, who is healthy, how long each step took.
public final class Summary {
    private Summary() {}

    public static String done(Progress progress, List<Entry> entries, Instant now) {
        var verified = entries.stream()
                .map(Entry::event)
                .filter(RunEvent.Verified.class::isInstance)
                .map(RunEvent.Verified.class::cast)
                .toList();
        var quorum =
                verified.isEmpty() ? "" : "; " + verified.getLast().quorum().words();
        return progress.request().plan().title() + members(progress) + quorum + ". Approval to here: "
                + seconds(Duration.between(progress.permitted(), now)) + " (" + String.join(", ", steps(entries))
                + ").";
    }

    private static String members(Progress progress) {
        return removed(progress)
                .map(id -> ": member " + id + " is gone"
                        + added(progress)
                                .map(fresh -> ", member " + fresh + " has its place")
                                .orElse(""))
                .orElse("");
    }

    private static Optional<MemberId> removed(Progress progress) {
        return progress.request().plan().steps().stream()
                .flatMap(step -> step.action() instanceof Action.RemoveMember(var id)
                        ? java.util.stream.Stream.of(id)
                        : java.util.stream.Stream.empty())
                .findFirst();
    }

    /// The id that is in the last accepted state and was not in the first.
    private static Optional<String> added(Progress progress) {
        var before = progress.request().plan().fingerprint().facts().keySet();
        return progress.baseline().facts().keySet().stream()
                .filter(key -> key.startsWith("member/") && !before.contains(key))
                .map(key -> key.substring("member/".length()))
                .findFirst();
    }

    private static List<String> steps(List<Entry> entries) {
        var lines = new ArrayList<String>();
        var since = Instant.EPOCH;
        for (var entry : entries) {
            switch (entry.event()) {
                case RunEvent.Permitted _ -> since = entry.at();
                case RunEvent.Verified(var mark, _, _, _, _, _) -> {
                    lines.add((mark.isBack() ? "-" : "") + mark.step() + ": "
                            + seconds(Duration.between(since, entry.at())));
                    since = entry.at();
                }
                default -> {}
            }
        }
        return lines;
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
    }
}
