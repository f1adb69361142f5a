package dev.quorate.journal;

import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;

/// An event as JSON and back.
final class EventCodec {
    private final StrictJson<RunEvent> json = new StrictJson<>(RunEvent.class, "the event");

    String write(RunId run, long sequence, RunEvent event) {
        return json.write(where(run, sequence), event);
    }

    RunEvent read(RunId run, long sequence, String body) {
        return json.read(where(run, sequence), body);
    }

    static String where(RunId run, long sequence) {
        return "event " + sequence + " of run " + run;
    }
}
