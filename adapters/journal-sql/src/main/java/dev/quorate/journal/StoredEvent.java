package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.DateTimeException;
import java.time.Instant;

/// A row as it was read, not yet believed. `digest` is that of the run's plan when it was proposed.
record StoredEvent(RunId run, long sequence, String at, String kind, String body, String digest) {
    /// The event, if the row is the one that was expected here and each of its parts agrees with the others.
    Entry entry(long expected, EventCodec codec) {
        if (sequence != expected) {
            throw new JournalException(EventCodec.where(run, expected) + " is missing: the next one is " + sequence);
        }
        var event = codec.read(run, sequence, body);
        if (!CoreShapes.kind(event.getClass()).equals(kind)) {
            throw wrong("its kind is `" + kind + "` and its body that of another");
        }
        if (event instanceof RunEvent.Proposed(var request, _, _)) {
            holdAgainstDigest(request.plan().digest().hex());
        }
        return new Entry(run, sequence, time(), event);
    }

    /// What was approved is what runs: a plan that reads back differently is not the one that people voted on.
    private void holdAgainstDigest(String now) {
        if (!now.equals(digest)) {
            throw wrong("its plan has the digest " + now + " and was written with " + digest);
        }
    }

    private Instant time() {
        try {
            return Instant.parse(at);
        } catch (DateTimeException _) {
            throw wrong("the field at does not hold a time");
        }
    }

    private JournalException wrong(String why) {
        return new JournalException(EventCodec.where(run, sequence) + " cannot be believed: " + why);
    }
}
