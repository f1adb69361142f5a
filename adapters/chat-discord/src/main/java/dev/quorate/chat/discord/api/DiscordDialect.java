package dev.quorate.chat.discord.api;

import dev.quorate.core.mail.Dialect;
import dev.quorate.core.mail.Limits;
import dev.quorate.core.mail.Limits.Rate;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.util.Optional;

/// How Discord is spoken to.
public final class DiscordDialect implements Dialect {
    /// Discord says with each answer how many calls a route has left, and `Buckets` goes by that. This is only so
    /// slow that it seldom comes to that: about a message a second in a channel, and all channels together far
    /// below the 50 calls a second that a bot has.
    private static final Limits LIMITS = new Limits(
            new Rate(Duration.ofMillis(1_100), 3),
            new Rate(Duration.ofSeconds(1), 5),
            new Rate(Duration.ofMillis(500), 5),
            new Rate(Duration.ofSeconds(1), 5));

    @Override
    public String chat() {
        return Spot.CHAT;
    }

    @Override
    public String name() {
        return "Discord";
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    /// A thread of its own has only what a card stands above: an answer belongs where it was asked.
    @Override
    public Optional<Asked> asked(Place place) {
        return Spot.of(place).map(spot -> new Asked(spot.user(), spot.thread(), spot.thread()));
    }
}
