package dev.quorate.deploy;

import dev.quorate.chat.discord.DiscordChat;
import dev.quorate.chat.discord.Settings;
import dev.quorate.chat.discord.api.Token;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Store;
import dev.quorate.deploy.config.Chats;
import dev.quorate.deploy.config.ConfiguredPeople;
import dev.quorate.deploy.config.SecretFile;
import java.io.IOException;
import java.util.Set;

/// Makes the way to Discord from what the configuration says of it. Opens nothing yet.
record DiscordWiring(ConfiguredPeople people, Store store, Desk desk, Clock clock) {
    DiscordChat chat(Chats.Discord discord) {
        return new DiscordChat(
                new Settings(
                        discord.restApi(), discord.gatewayUrl(), token(discord.token()), Set.copyOf(discord.guilds())),
                new DiscordChat.Commands(desk.offers(), desk::candidates),
                store,
                request -> people.approvers("discord", request),
                desk::via,
                clock);
    }

    private static Token token(SecretFile file) {
        try {
            return new Token(file.read());
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("the secret " + file.path() + " cannot be read, or is empty; write it again", e);
        }
    }
}
