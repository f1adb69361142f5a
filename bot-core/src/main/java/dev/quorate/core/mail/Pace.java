package dev.quorate.core.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// So many calls in so much time, with a small allowance saved up while nothing was called. Some
/// calls are counted over all channels: those share one of these.
final class Pace {
    private final Duration each;
    private final int allowance;
    private Optional<Instant> full = Optional.empty();
    private Instant heldUntil = Instant.MIN;

    Pace(Limits.Rate rate) {
        each = rate.each();
        allowance = rate.allowance();
    }

    /// Counts a call, if it may be made now.
    boolean take(Instant now) {
        return take(now, 0);
    }

    /// The same, leaving so many to those who need them more.
    synchronized boolean take(Instant now, int reserve) {
        if (now.isBefore(freeAt(now, reserve))) {
            return false;
        }
        var saved = full(now);
        full = Optional.of((saved.isBefore(now) ? now : saved).plus(each));
        return true;
    }

    Instant freeAt(Instant now) {
        return freeAt(now, 0);
    }

    /// When the next call may be made.
    synchronized Instant freeAt(Instant now, int reserve) {
        var saved = full(now).minus(each.multipliedBy((long) allowance - reserve - 1));
        var free = saved.isBefore(now) ? now : saved;
        return free.isBefore(heldUntil) ? heldUntil : free;
    }

    /// When everything is saved up again. Nothing is at the beginning: the process before may have used it.
    private Instant full(Instant now) {
        if (full.isEmpty()) {
            full = Optional.of(now.plus(each.multipliedBy(allowance - 1L)));
        }
        return full.get();
    }

    /// The chat said so: no call before this.
    synchronized void hold(Instant until) {
        heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
    }
}
