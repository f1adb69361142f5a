package dev.quorate.core.mail;

import dev.quorate.core.mail.Caller.Stands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one message that shows the last lines of a journal while its step runs, and head and tail when it is over.
final class Tails<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Tails.class);
    private static final Duration BETWEEN_EDITS = Duration.ofSeconds(3);

    /// So many edits are left to the cards.
    private static final int RESERVE = 3;

    private final Caller<M> caller;
    private final Threads threads;
    private final Rendering<M> rendering;
    private final Late<M> late;

    Tails(Caller<M> caller, Threads threads, Rendering<M> rendering, Late<M> late) {
        this.caller = caller;
        this.threads = threads;
        this.rendering = rendering;
        this.late = late;
    }

    /// Of a step that runs.
    Instant turn(HostLog log) {
        if (log.isShown || log.isFinished) {
            return Turn.NEVER;
        }
        if (log.notBefore.isAfter(caller.now())) {
            return log.notBefore;
        }
        if (isMissed(log)) {
            return Turn.NEVER;
        }
        return said(log, rendering.tail(log.about(), log.last(), log.lines()), RESERVE);
    }

    /// As it stays.
    Instant finish(HostLog log, M excerpt) {
        log.isShown = false;
        var turn = said(log, excerpt, 1);
        log.isFinished |= log.isShown;
        return turn;
    }

    /// Nobody watched it, and it is too late to begin.
    boolean isMissed(HostLog log) {
        return !has(log) && late.isLate(log.newest());
    }

    boolean has(HostLog log) {
        return threads.tail(log.name()).isPresent();
    }

    private Instant said(HostLog log, M message, int reserve) {
        var tail = threads.tail(log.name());
        var thread = threads.root(log.about().run());
        return tail.isPresent()
                ? edited(log, caller.update(tail.get(), message, reserve, log.newest()))
                : begun(log, caller.post(thread, false, message, Key.of(log.first(), "tail"), log.begun()));
    }

    private Instant edited(HostLog log, Go<String> go) {
        return switch (go) {
            case Go.Got<String> _ -> shown(log);
            case Go.NotYet<String>(var until) -> until;
            case Go.Never<String>(var no) -> {
                LOG.error("the journal of {} is not watched any more: {}", log.name(), no.error());
                threads.delivered(List.of(), Map.of("tail/" + log.name(), ""));
                log.isFinished = true;
                yield caller.now();
            }
        };
    }

    private Instant begun(HostLog log, Go<Stands> go) {
        return switch (go) {
            case Go.Got<Stands>(var stands) -> {
                threads.delivered(List.of(), Map.of("tail/" + log.name(), threads.memo(stands.id())));
                yield stands.wasFound() ? caller.now() : shown(log);
            }
            case Go.NotYet<Stands>(var until) -> until;
            case Go.Never<Stands>(var no) -> {
                LOG.error("the journal of {} is not watched: {}", log.name(), no.error());
                log.isFinished = true;
                yield caller.now();
            }
        };
    }

    private Instant shown(HostLog log) {
        log.isShown = true;
        log.notBefore = caller.now().plus(BETWEEN_EDITS);
        return caller.now();
    }
}
