package dev.quorate.chat.slack.api;

import dev.quorate.core.mail.Dialect;
import dev.quorate.core.mail.Limits;
import dev.quorate.core.mail.Limits.Rate;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.util.Optional;

/// How Slack is spoken to.
public final class SlackDialect implements Dialect {
    /// About 0.9 messages a second in a channel, two at once after a rest. What Slack counts over the whole
    /// workspace stays at 70 % of its documented tiers: in no minute are there more than 35 calls of tier 3
    /// (chat.update; conversations.history and replies), or 70 of tier 4 (uploads).
    private static final Limits LIMITS = new Limits(
            new Rate(Duration.ofMillis(1_112), 2),
            new Rate(Duration.ofSeconds(2), 5),
            new Rate(Duration.ofSeconds(2), 5),
            new Rate(Duration.ofSeconds(1), 10));

    @Override
    public String chat() {
        return Spot.CHAT;
    }

    @Override
    public String name() {
        return "Slack";
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Optional<Asked> asked(Place place) {
        return Spot.of(place).map(spot -> new Asked(spot.user(), answerIn(spot), cardIn(spot)));
    }

    /// A conversation with one person needs no threads until they begin one.
    private static Optional<String> answerIn(Spot spot) {
        return spot.isDirect() && spot.kind() == Spot.Kind.TOP ? Optional.empty() : spot.root();
    }

    private static Optional<String> cardIn(Spot spot) {
        return spot.kind() == Spot.Kind.THREAD ? spot.root() : Optional.empty();
    }
}
