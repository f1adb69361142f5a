package dev.quorate.chat.slack.fake;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// What goes wrong with Slack, switched on by a spec. All off at first.
public final class Faults {
    /// What happens to one call of the Web API.
    enum Fate {
        NOT_REACHED,
        SERVER_ERROR,
        SLOW_DOWN,
        ANSWER_LOST
    }

    private final Set<String> revoked = new HashSet<>();
    private int slowDowns;
    private long slowDownSeconds;
    private int serverErrors;
    private int lostAnswers;
    private String only = "";
    private boolean outage;
    private boolean doubled;

    /// The next so many calls are answered 429 with this Retry-After. Nothing is applied.
    public synchronized void slowDown(int calls, long seconds) {
        slowDowns = calls;
        slowDownSeconds = seconds;
    }

    /// The next so many calls are answered 500. Nothing is applied.
    public synchronized void serverErrors(int calls) {
        serverErrors = calls;
    }

    /// The next so many calls are applied, and the connection is cut before the answer.
    public synchronized void loseAnswers(int calls) {
        lostAnswers = calls;
    }

    /// The faults above strike this method only; all methods if empty.
    public synchronized void only(String method) {
        only = method;
    }

    /// As long as it is on, every call is answered 503 and no socket opens.
    public synchronized void outage(boolean on) {
        outage = on;
    }

    /// As long as it is on, every delivery arrives twice.
    public synchronized void doubled(boolean on) {
        doubled = on;
    }

    /// From now on the token is not known.
    public synchronized void revoke(String token) {
        revoked.add(token);
    }

    public synchronized void restore(String token) {
        revoked.remove(token);
    }

    synchronized boolean isRevoked(String token) {
        return revoked.contains(token);
    }

    synchronized boolean isOutage() {
        return outage;
    }

    synchronized boolean isDoubled() {
        return doubled;
    }

    synchronized long slowDownSeconds() {
        return slowDownSeconds;
    }

    /// Empty if this call goes well.
    synchronized Optional<Fate> fateOf(String method) {
        if (outage) {
            return Optional.of(Fate.NOT_REACHED);
        }
        if (!only.isEmpty() && !only.equals(method)) {
            return Optional.empty();
        }
        if (slowDowns > 0) {
            slowDowns--;
            return Optional.of(Fate.SLOW_DOWN);
        }
        if (serverErrors > 0) {
            serverErrors--;
            return Optional.of(Fate.SERVER_ERROR);
        }
        if (lostAnswers > 0) {
            lostAnswers--;
            return Optional.of(Fate.ANSWER_LOST);
        }
        return Optional.empty();
    }
}
