package dev.quorate.chat.discord.hearing;

import java.util.Optional;

/// What to do where Discord will not have us, and no waiting heals it.
/// Source: the close event codes of the gateway, discord-api-docs, topics/opcodes-and-status-codes.
final class Advice {
    static final String BAD_TOKEN = "Discord does not take the bot's token. Reset it on the page Bot of the app in the"
            + " developer portal, put the new one into token-file and start again.";

    private Advice() {}

    /// Empty for an end that may pass.
    static Optional<String> about(int closeCode) {
        return switch (closeCode) {
            case 4004 -> Optional.of(BAD_TOKEN);
            case 4010, 4011 ->
                Optional.of("The bot is in more guilds than one connection may serve. Remove it from those that are"
                        + " not under chats.discord.guilds and start again.");
            case 4012, 4013, 4014 ->
                Optional.of("Discord refuses the gateway's version or intents (" + closeCode + "), of which none is"
                        + " privileged. This build of Quorate is too old for Discord: take a newer one.");
            default -> Optional.empty();
        };
    }
}
