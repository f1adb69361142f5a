package dev.quorate.chat.discord.fake;

import java.time.Duration;
import java.util.Optional;

/// What goes wrong with Discord, switched on by a spec. All off at first.
public final class Faults {
    /// What happens to one call of the REST API.
    enum Fate {
        NOT_REACHED,
        UNAVAILABLE,
        SERVER_ERROR,
        SLOW_DOWN,
        REFUSED,
        ANSWER_LOST
    }

    private boolean revoked;
    private int slowDowns;
    private double slowDownSeconds;
    private String slowDownScope = "user";
    private int serverErrors;
    private int serverStatus = 500;
    private int refusals;
    private Answer refusal = Answer.none();
    private int lostAnswers;
    private Duration delay = Duration.ZERO;
    private String only = "";
    private boolean outage;
    private boolean unreachable;
    private boolean doubled;

    /// The next so many calls are answered 429 for the bot's own pace. Nothing is applied.
    public void slowDown(int calls, double seconds) {
        slowDown(calls, seconds, "user");
    }

    /// The same with a scope of Discord's: `user`, `global` or `shared`; the last is not the bot's fault.
    public synchronized void slowDown(int calls, double seconds, String scope) {
        slowDowns = calls;
        slowDownSeconds = seconds;
        slowDownScope = scope;
    }

    /// The next so many calls are answered with this status of 500 and above. Nothing is applied.
    public synchronized void serverErrors(int calls, int status) {
        serverErrors = calls;
        serverStatus = status;
    }

    /// The next so many calls are refused with this status and code of Discord's. Nothing is applied.
    public synchronized void refuse(int calls, int status, int code, String message) {
        refusals = calls;
        refusal = Answer.refused(status, code, message);
    }

    /// The next so many calls are applied, and the connection is cut before the answer.
    public synchronized void loseAnswers(int calls) {
        lostAnswers = calls;
    }

    /// As long as it is set, every answer takes so long.
    public synchronized void slowAnswers(Duration each) {
        delay = each;
    }

    /// The faults above strike this route only, such as `POST channels/{channel}/messages`; all if empty.
    public synchronized void only(String route) {
        only = route;
    }

    /// As long as it is on, every call is answered 503 and the gateway takes no connection.
    public synchronized void outage(boolean on) {
        outage = on;
    }

    /// As long as it is on, connections for calls are reset and the gateway takes none.
    public synchronized void unreachable(boolean on) {
        unreachable = on;
    }

    /// As long as it is on, every event arrives twice.
    public synchronized void doubled(boolean on) {
        doubled = on;
    }

    /// As long as it is on, the token is not known.
    public synchronized void revokeToken(boolean on) {
        revoked = on;
    }

    synchronized boolean isRevoked() {
        return revoked;
    }

    synchronized boolean isAway() {
        return outage || unreachable;
    }

    synchronized boolean isDoubled() {
        return doubled;
    }

    synchronized double slowDownSeconds() {
        return slowDownSeconds;
    }

    synchronized String slowDownScope() {
        return slowDownScope;
    }

    synchronized Answer refusal() {
        return refusal;
    }

    synchronized int serverStatus() {
        return serverStatus;
    }

    synchronized int delayMillis(String route) {
        return only.isEmpty() || only.equals(route) ? (int) delay.toMillis() : 0;
    }

    /// Empty if this call goes well.
    synchronized Optional<Fate> fateOf(String route) {
        if (unreachable) {
            return Optional.of(Fate.NOT_REACHED);
        }
        if (outage) {
            return Optional.of(Fate.UNAVAILABLE);
        }
        if (!only.isEmpty() && !only.equals(route)) {
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
        if (refusals > 0) {
            refusals--;
            return Optional.of(Fate.REFUSED);
        }
        if (lostAnswers > 0) {
            lostAnswers--;
            return Optional.of(Fate.ANSWER_LOST);
        }
        return Optional.empty();
    }
}
