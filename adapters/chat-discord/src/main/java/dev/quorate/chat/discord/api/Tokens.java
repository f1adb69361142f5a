package dev.quorate.chat.discord.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The tokens of interactions that were answered: by the newest of a person in a channel they alone can be told
/// something there. A token is good for 15 minutes and worth as much as a password so long, so these are kept
/// nowhere but here, and nobody decides anything by them.
public final class Tokens {
    private static final Duration GOOD = Duration.ofMinutes(14);
    private static final int MOST = 10_000;

    /// - `application`: the id under which Discord knows the app that was spoken to
    record Pass(String application, Token token) {}

    private record Ear(String channel, String user) {}

    private final Cache<Ear, Pass> passes;

    public Tokens(Clock clock) {
        passes = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(GOOD)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.now()).toNanos())
                .build();
    }

    /// Of an interaction that came from there and was acknowledged: before that Discord takes nothing by its token.
    public void keep(Spot spot, String application, String token) {
        passes.put(new Ear(spot.channel(), spot.user()), new Pass(application, new Token(token)));
    }

    Optional<Pass> newest(String channel, String user) {
        return Optional.ofNullable(passes.getIfPresent(new Ear(channel, user)));
    }

    /// Discord does not take it any more.
    void forget(String channel, String user, Pass pass) {
        passes.asMap().remove(new Ear(channel, user), pass);
    }
}
