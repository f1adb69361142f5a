package dev.quorate.chat.slack.sending;

import dev.quorate.chat.slack.api.Key;
import dev.quorate.chat.slack.api.SlackApi.Upload;
import dev.quorate.core.port.Journal;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The quorum through time, in the thread of each run that is over. It is owed from the closing line on.
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    static final String OWED = "owed";

    private final Caller caller;
    private final Threads threads;
    private final Rendering rendering;
    private final Journal journal;
    private final Deque<RunId> owed = new ArrayDeque<>();

    Pictures(Caller caller, Threads threads, Rendering rendering, Journal journal) {
        this.caller = caller;
        this.threads = threads;
        this.rendering = rendering;
        this.journal = journal;
    }

    static String memo(RunId run) {
        return "picture/" + run;
    }

    void owe(RunId run) {
        if (!owed.contains(run)) {
            owed.addLast(run);
        }
    }

    Instant turn() {
        if (owed.isEmpty()) {
            return Turn.NEVER;
        }
        var run = owed.getFirst();
        var entries = journal.entries(run);
        var picture = picture(run, entries);
        if (picture.isEmpty()) {
            return done(run, "none");
        }
        var upload = new Upload(
                caller.channel(),
                threads.root(run),
                "quorum-" + run + ".png",
                "Quorum through time, run " + run,
                picture.get().altText(),
                "");
        var key = Key.of(0, "picture " + run);
        return switch (caller.upload(
                upload, picture.get().bytes(), key, entries.getLast().at())) {
            case Go.Got<String> _ -> done(run, "posted");
            case Go.NotYet<String>(var until) -> until;
            case Go.Never<String>(var no) -> {
                LOG.error("Slack refused the picture of {}: {}", run, no.error());
                yield done(run, "refused");
            }
        };
    }

    private Optional<Rendering.Png> picture(RunId run, List<dev.quorate.core.run.Entry> entries) {
        try {
            return entries.isEmpty() ? Optional.empty() : rendering.picture(entries);
        } catch (RuntimeException e) {
            LOG.error("no picture of {}", run, e);
            return Optional.empty();
        }
    }

    private Instant done(RunId run, String how) {
        threads.delivered(List.of(), Map.of(memo(run), how));
        owed.removeFirst();
        return caller.now();
    }
}
