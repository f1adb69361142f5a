package dev.quorate.chat.discord.api;

import java.time.Duration;
import java.util.Optional;

/// How many sessions Discord still lets the bot begin, and when it counts anew.
public record SessionStarts(int remaining, Duration resetAfter) {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /// Empty where Discord does not say.
    public static Optional<SessionStarts> left(Rest rest) {
        if (!(rest.call(Call.get("gateway/bot"), PATIENCE) instanceof Reply.Done(var body))) {
            return Optional.empty();
        }
        var limit = body.path("session_start_limit");
        return limit.path("remaining").canConvertToInt()
                ? Optional.of(new SessionStarts(
                        limit.path("remaining").asInt(),
                        Duration.ofMillis(limit.path("reset_after").asLong())))
                : Optional.empty();
    }
}
