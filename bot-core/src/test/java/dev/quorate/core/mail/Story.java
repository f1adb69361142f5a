package dev.quorate.core.mail;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.List;

/// A run in a few notices, as the core tells them: a card, lines, the journal of a host, and the end.
record Story(VirtualPost post, RunId run, Place place) {
    static Story of(VirtualPost post, int number) {
        var channel = "C0000000" + number;
        return new Story(
                post, new RunId("run-" + number), PlainDialect.top(channel, "1700000000.00000" + number, "alice"));
    }

    static Story inThread(VirtualPost post, int number) {
        var channel = "C0000000" + number;
        return new Story(
                post, new RunId("run-" + number), PlainDialect.thread(channel, "1700000000.00000" + number, "alice"));
    }

    String channel() {
        return Threads.channel(place);
    }

    void card(long millis, RunState state, String last) {
        post.at(Duration.ofMillis(millis), place, Samples.card(run, state, last));
    }

    void changed(long millis, RunState state, String text) {
        post.at(Duration.ofMillis(millis), place, Samples.changed(run, state, text));
    }

    void step(long millis, int step, Notice.StepState state, String text) {
        post.at(Duration.ofMillis(millis), place, Samples.step(run, step, state, text));
    }

    void heard(long millis, int step, String... lines) {
        post.at(Duration.ofMillis(millis), place, Samples.journal(run, step, List.of(lines)));
    }

    void said(long millis, String text) {
        post.at(Duration.ofMillis(millis), place, new Notice.Answered(text));
    }

    /// `steps` steps that take two seconds each, the first at `from`; returns when it is over.
    long whole(long from, int steps) {
        var at = from;
        card(at, RunState.WAITING, "c0");
        changed(at += 900, RunState.RUNNING, "line " + run + " approved");
        card(at, RunState.RUNNING, "c1");
        for (var step = 1; step <= steps; step++) {
            step(at += 100, step, Notice.StepState.STARTED, "line " + run + " begins " + step);
            card(at, RunState.RUNNING, "b" + step);
            for (var line = 1; line <= 4; line++) {
                heard(at += 400, step, "journal " + step + "." + line, "more " + step + "." + line);
            }
            step(at += 300, step, Notice.StepState.VERIFIED, "line " + run + " proven " + step);
            card(at, RunState.RUNNING, "v" + step);
        }
        changed(at += 100, RunState.DONE, "line " + run + " done");
        card(at, RunState.DONE, "end");
        return at;
    }
}
