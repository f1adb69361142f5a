package dev.quorate.deploy.check;

import dev.quorate.chat.discord.api.Examination;
import dev.quorate.chat.discord.api.Token;
import dev.quorate.core.port.Clock;
import dev.quorate.deploy.config.Chats;
import dev.quorate.deploy.config.Configuration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether people can reach the bot through Discord, and get a plan approved there.
final class DiscordFindings {
    private static final String CHAT = "discord:";

    private DiscordFindings() {}

    static List<Finding> of(Configuration configuration, Chats.Discord discord, Clock clock) {
        var findings = new ArrayList<Finding>();
        if (!configuration.people().hasAccountsOn("discord")) {
            findings.add(Finding.warn(
                    "discord: nobody under people has a discord account",
                    "write discord: USER-ID at who shall use it"));
        }
        var channels = channels(configuration);
        if (channels.isEmpty()) {
            findings.add(Finding.warn(
                    "discord: no cluster has a room there", "write discord:CHANNEL-ID under a cluster's rooms"));
        }
        try {
            var token = new Token(discord.token().read());
            Examination.of(discord.restApi(), token, Set.copyOf(discord.guilds()), channels, clock)
                    .forEach(one -> findings.add(finding(one)));
        } catch (IOException | IllegalArgumentException e) {
            findings.add(Finding.fail("discord: the token cannot be read: " + e.getMessage(), "write its file again"));
        }
        return findings;
    }

    private static List<String> channels(Configuration configuration) {
        return configuration.rooms().stream()
                .filter(room -> room.startsWith(CHAT))
                .map(room -> room.substring(CHAT.length()))
                .toList();
    }

    private static Finding finding(Examination.Finding one) {
        var what = "discord: " + one.what();
        return switch (one.grade()) {
            case GOOD -> Finding.ok(what);
            case POOR -> Finding.warn(what, one.instead());
            case BAD -> Finding.fail(what, one.instead());
        };
    }
}
