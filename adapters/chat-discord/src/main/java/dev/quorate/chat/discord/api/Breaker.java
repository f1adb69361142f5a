package dev.quorate.chat.discord.api;

import dev.quorate.core.port.Clock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops calling Discord long before Discord bans the address: it does so after 10,000 calls in ten minutes that
/// were refused with 401, 403 or 429. One for every client of the process, for Discord counts them together.
/// Source: discord-api-docs, developers/topics/rate-limits.mdx.
public final class Breaker implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);
    private static final int MOST = 100;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration SHORTLY = Duration.ofSeconds(1);
    private static final Set<Integer> INVALID = Set.of(401, 403, 429);

    private final Clock clock;
    private final Deque<Instant> invalid = new ArrayDeque<>();
    private int underWay;
    private Optional<Instant> open = Optional.empty();

    public Breaker(Clock clock) {
        this.clock = clock;
    }

    /// Until when no call is made; empty where calls are.
    public synchronized Optional<Instant> openUntil() {
        open = open.filter(until -> clock.now().isBefore(until));
        return open;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        begin();
        try {
            var answer = chain.proceed(chain.request());
            if (INVALID.contains(answer.code()) && !"shared".equals(answer.header("X-RateLimit-Scope"))) {
                count(answer.code());
            }
            return answer;
        } finally {
            end();
        }
    }

    /// Each call that is under way may be refused too.
    private synchronized void begin() throws Open {
        var until = openUntil();
        if (until.isPresent()) {
            throw new Open(until.get());
        }
        var now = clock.now();
        invalid.removeIf(at -> !at.plus(WINDOW).isAfter(now));
        if (invalid.size() + underWay >= MOST) {
            throw new Open(now.plus(SHORTLY));
        }
        underWay++;
    }

    private synchronized void end() {
        underWay--;
    }

    private synchronized void count(int status) {
        var now = clock.now();
        invalid.addLast(now);
        if (invalid.size() >= MOST && openUntil().isEmpty()) {
            open = Optional.of(now.plus(WINDOW));
            invalid.clear();
            LOG.error(
                    "Discord refused {} calls within {} minutes, the last with {}: none is made until {}, for it bans"
                            + " whoever goes on. Look for the first of them in this log, and run `quorate check`.",
                    MOST,
                    WINDOW.toMinutes(),
                    status,
                    now.plus(WINDOW));
        }
    }

    /// The call was not made.
    static final class Open extends IOException {
        private static final long serialVersionUID = 1;

        private final Instant until;

        Open(Instant until) {
            super("no call is made to Discord until " + until);
            this.until = until;
        }

        Instant until() {
            return until;
        }
    }
}
