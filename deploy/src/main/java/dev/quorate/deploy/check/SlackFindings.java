package dev.quorate.deploy.check;

import dev.quorate.chat.slack.api.Examination;
import dev.quorate.chat.slack.api.Token;
import dev.quorate.deploy.config.Chats;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.SecretFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether people can reach the bot through Slack, and get a plan approved there.
final class SlackFindings {
    private static final String CHAT = "slack:";

    private SlackFindings() {}

    static List<Finding> of(Configuration configuration, Chats.Slack slack) {
        var findings = new ArrayList<Finding>();
        if (!configuration.people().hasAccountsOn("slack")) {
            findings.add(Finding.warn(
                    "slack: nobody under people has a slack account", "write slack: MEMBER-ID at who shall use it"));
        }
        var channels = channels(configuration);
        if (channels.isEmpty()) {
            findings.add(Finding.warn(
                    "slack: no cluster has a room there", "write slack:CHANNEL-ID under a cluster's rooms"));
        }
        try {
            Examination.of(slack.webApi(), token(slack.botToken()), appToken(slack), channels)
                    .forEach(one -> findings.add(finding(one)));
        } catch (IOException | IllegalArgumentException e) {
            findings.add(Finding.fail("slack: a token cannot be read: " + e.getMessage(), "write its file again"));
        }
        return findings;
    }

    private static Optional<Token> appToken(Chats.Slack slack) throws IOException {
        return slack.mode() instanceof Chats.SocketMode(var file) ? Optional.of(token(file)) : Optional.empty();
    }

    private static Token token(SecretFile file) throws IOException {
        return new Token(file.read());
    }

    private static List<String> channels(Configuration configuration) {
        return configuration.rooms().stream()
                .filter(room -> room.startsWith(CHAT))
                .map(room -> room.substring(CHAT.length()))
                .toList();
    }

    private static Finding finding(Examination.Finding one) {
        var what = "slack: " + one.what();
        return switch (one.grade()) {
            case GOOD -> Finding.ok(what);
            case POOR -> Finding.warn(what, one.instead());
            case BAD -> Finding.fail(what, one.instead());
        };
    }
}
