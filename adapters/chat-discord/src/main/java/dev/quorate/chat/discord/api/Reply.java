package dev.quorate.chat.discord.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// How one call of the REST API ended.
sealed interface Reply {
    /// - `body`: missing where there was none
    record Done(JsonNode body) implements Reply {}

    /// - `code`: Discord's own, 0 where it told none
    record No(int status, int code, String message) implements Reply {
        boolean isAny(int... codes) {
            for (var one : codes) {
                if (one == code) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Nothing happened, and nothing will before this time is over.
    record Later(Duration pause) implements Reply {}

    /// Nothing happened.
    record Unreached(String why) implements Reply {}

    /// It happened, or it did not.
    record Unknown(String why) implements Reply {}
}
