package dev.quorate.chat.discord;

import dev.quorate.chat.discord.api.Token;
import java.util.Optional;
import java.util.Set;

/// How to reach Discord, and whom we serve there.
///
/// - `apiUrl`: the base of the REST API with its slash, `https://discord.com/api/v10/`
/// - `gatewayUrl`: in place of Discord's own
/// - `guilds`: the ids of the guilds; everything elsewhere is not heard
public record Settings(String apiUrl, Optional<String> gatewayUrl, Token token, Set<String> guilds) {
    public Settings {
        guilds = Set.copyOf(guilds);
    }
}
