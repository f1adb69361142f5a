package dev.quorate.core.mail;

import dev.quorate.core.mail.Courier.Upload;
import dev.quorate.core.picture.Picture;
import dev.quorate.core.picture.QuorumPicture;
import dev.quorate.core.port.Journal;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
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
final class Pictures<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);
    static final String OWED = "owed";

    private final Caller<M> caller;
    private final Threads threads;
    private final Journal journal;
    private final String chat;
    private final Deque<RunId> owed = new ArrayDeque<>();

    Pictures(Caller<M> caller, Threads threads, Workshop<M> shop) {
        this.caller = caller;
        this.threads = threads;
        journal = shop.journal();
        chat = shop.dialect().name();
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
                picture.get().fileName(),
                "Quorum through time, run " + run,
                picture.get().altText(),
                "");
        var key = Key.of(0, "picture " + run);
        return switch (caller.upload(
                upload, picture.get().png(), key, entries.getLast().at())) {
            case Go.Got<String> _ -> done(run, "posted");
            case Go.NotYet<String>(var until) -> until;
            case Go.Never<String>(var no) -> {
                LOG.error("{} refused the picture of {}: {}", chat, run, no.error());
                yield done(run, "refused");
            }
        };
    }

    private Optional<Picture> picture(RunId run, List<Entry> entries) {
        try {
            return isBegun(entries) ? Optional.of(QuorumPicture.of(entries)) : Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("no picture of {}", run, e);
            return Optional.empty();
        }
    }

    /// A run that never began has nothing to show.
    private static boolean isBegun(List<Entry> entries) {
        return entries.stream().anyMatch(entry -> entry.event() instanceof RunEvent.Permitted);
    }

    private Instant done(RunId run, String how) {
        threads.delivered(List.of(), Map.of(memo(run), how));
        owed.removeFirst();
        return caller.now();
    }
}
