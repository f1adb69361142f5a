package dev.quorate.chat.discord.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The tokens of interactions that were answered: by the newest of a person in a channel they alone can be told
/// something there. A token is good for 15 minutes and worth as much as a password so long, so these are kept
/// nowhere but here, and nobody decides anything by them.
public final class Tokens {
    private static final Duration GOOD = Duration.ofMinutes(14);
    private static final int MOST = 10_000;

    /// As long as Discord lets an interaction be without its answer.
    private static final Duration A_MOMENT = Duration.ofSeconds(3);

    /// - `application`: the id under which Discord knows the app that was spoken to
    record Pass(String application, Token token) {}

    private record Ear(String channel, String user) {}

    private final Cache<Ear, Pass> passes;
    private final Set<Ear> coming = new HashSet<>();

    public Tokens(Clock clock) {
        passes = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(GOOD)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.now()).toNanos())
                .build();
    }

    /// An interaction came from there, which is heard before it is acknowledged: an answer may be there earlier than
    /// the token is good, and waits for it.
    public void expect(Spot spot) {
        synchronized (coming) {
            coming.add(new Ear(spot.channel(), spot.user()));
        }
    }

    /// It was acknowledged, and its token kept, or it was not.
    public void settle(Spot spot) {
        synchronized (coming) {
            coming.remove(new Ear(spot.channel(), spot.user()));
            coming.notifyAll();
        }
    }

    /// Of an interaction that came from there and was acknowledged: before that Discord takes nothing by its token.
    public void keep(Spot spot, String application, String token) {
        passes.put(new Ear(spot.channel(), spot.user()), new Pass(application, new Token(token)));
    }

    Optional<Pass> newest(String channel, String user) {
        var ear = new Ear(channel, user);
        var known = Optional.ofNullable(passes.getIfPresent(ear));
        if (known.isPresent()) {
            return known;
        }
        awaitSettled(ear);
        return Optional.ofNullable(passes.getIfPresent(ear));
    }

    private void awaitSettled(Ear ear) {
        var end = System.nanoTime() + A_MOMENT.toNanos();
        try {
            synchronized (coming) {
                for (var left = A_MOMENT.toMillis(); coming.contains(ear) && left > 0; ) {
                    coming.wait(left);
                    left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Discord does not take it any more.
    void forget(String channel, String user, Pass pass) {
        passes.asMap().remove(new Ear(channel, user), pass);
    }
}
