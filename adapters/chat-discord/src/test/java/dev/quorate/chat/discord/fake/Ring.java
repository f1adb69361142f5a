package dev.quorate.chat.discord.fake;

import java.util.Set;

/// Whose phones a message rang.
public record Ring(String channel, String message, Set<String> users, Set<String> roles, boolean everyone) {
    boolean isSilent() {
        return users.isEmpty() && roles.isEmpty() && !everyone;
    }
}
