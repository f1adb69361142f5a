package dev.quorate.core.notice;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the one card of a run shows, at one moment.
///
/// - `evidenceAge`: how old the look was when the plan was posted
/// - `via`: the healthy endpoint that the listed commands point at
public record Card(
        RunId run,
        Request request,
        RunState state,
        Mark mark,
        int verified,
        List<Vote> votes,
        String last,
        Instant updated,
        Duration evidenceAge,
        Url via) {
    public Card {
        votes = List.copyOf(votes);
    }

    public static Card of(Progress progress, Url via) {
        var request = progress.request();
        return new Card(
                progress.run(),
                request,
                progress.state(),
                progress.mark(),
                progress.verified(),
                progress.votes(),
                progress.last(),
                progress.updated(),
                Duration.between(request.plan().observedAt(), request.posted()),
                via);
    }
}
