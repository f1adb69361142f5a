package dev.quorate.deploy.config;

import dev.quorate.deploy.config.Chats.Console;
import dev.quorate.deploy.config.Chats.Discord;
import dev.quorate.deploy.config.Chats.HttpMode;
import dev.quorate.deploy.config.Chats.Slack;
import dev.quorate.deploy.config.Chats.SlackMode;
import dev.quorate.deploy.config.Chats.SocketMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `chats`.
final class ChatsSection {
    /// What the kernel can bind: 108 bytes with the zero at the end.
    private static final int LONGEST_SOCKET = 107;

    private static final Pattern LISTEN = Pattern.compile("(?:\\[[0-9A-Fa-f:]+]|[A-Za-z0-9.-]+):([0-9]{1,5})");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ChatsSection() {}

    static Chats read(Spot spot) {
        var section = spot.section(List.of("slack", "discord", "console"));
        if (section.values().isEmpty()) {
            throw spot.wrong("no chat is here; write console: {socket: /run/quorate/chat.sock}");
        }
        return new Chats(
                section.find("slack").map(ChatsSection::slack),
                section.find("discord").map(ChatsSection::discord),
                section.find("console").map(ChatsSection::console));
    }

    static Console readConsole(Spot spot) {
        var section = spot.section(List.of("slack", "discord", "console"));
        return console(section.need("console", "{socket: /run/quorate/chat.sock}"));
    }

    private static Console console(Spot spot) {
        var section = spot.section(List.of("socket", "allow-as"));
        var example = "/run/quorate/chat.sock";
        var socket = section.need("socket", example).path(example);
        if (socket.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
            throw section.need("socket", example)
                    .wrong("longer than the " + LONGEST_SOCKET + " bytes that a socket's path can have; write "
                            + example);
        }
        return new Console(socket, section.find("allow-as").map(Spot::flag).orElse(false));
    }

    private static Slack slack(Spot spot) {
        var section = spot.section(
                List.of("mode", "bot-token-file", "app-token-file", "listen", "signing-secret-file", "api-url"));
        var mode = section.need("mode", "socket");
        var read = switch (mode.text("socket or http")) {
            case "socket" -> socketMode(section);
            case "http" -> httpMode(section);
            default -> throw mode.wrong("not known; write socket or http");
        };
        return new Slack(
                read,
                secret(section, "bot-token-file", "slack-bot"),
                section.find("api-url").map(url -> url(url, "https", "http")));
    }

    private static SlackMode socketMode(Section section) {
        refuse(section, "listen", "http");
        refuse(section, "signing-secret-file", "http");
        return new SocketMode(secret(section, "app-token-file", "slack-app"));
    }

    private static SlackMode httpMode(Section section) {
        refuse(section, "app-token-file", "socket");
        var example = "127.0.0.1:8080";
        var listen = section.need("listen", example);
        var match = LISTEN.matcher(listen.text(example));
        if (!match.matches() || Integer.parseInt(match.group(1)) > 65535) {
            throw listen.wrong("not HOST:PORT; write one such as " + example);
        }
        return new HttpMode(match.group(), secret(section, "signing-secret-file", "slack-signing"));
    }

    private static void refuse(Section section, String key, String mode) {
        section.find(key).ifPresent(spot -> {
            throw spot.wrong("only mode: " + mode + " uses it; remove the key or write mode: " + mode);
        });
    }

    private static Discord discord(Spot spot) {
        var section = spot.section(List.of("token-file", "guilds", "api-url", "gateway-url"));
        var example = "[\"290926798626357999\"]";
        var guilds = section.need("guilds", example);
        guilds.texts(example).stream()
                .filter(id -> !id.matches("[0-9]{15,20}"))
                .findFirst()
                .ifPresent(id -> {
                    throw guilds.wrong(id + " is not the id of a guild; write " + example);
                });
        return new Discord(
                secret(section, "token-file", "discord-token"),
                guilds.texts(example),
                section.find("api-url").map(url -> url(url, "https", "http")),
                section.find("gateway-url").map(url -> url(url, "wss", "ws")));
    }

    private static SecretFile secret(Section section, String key, String example) {
        return SecretFile.at(section.need(key, example), example);
    }

    /// The plain scheme is for tests and proxies on this machine: everywhere else the token would be read on
    /// the way.
    private static String url(Spot spot, String scheme, String plain) {
        var example = scheme + "://HOST/PATH";
        var text = spot.text(example);
        var uri = uri(text).orElseThrow(() -> spot.wrong("not a URL; write " + example));
        if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
            throw spot.wrong("not a URL; write " + example);
        }
        if (uri.getScheme().equals(scheme) || (uri.getScheme().equals(plain) && LOOPBACK.contains(uri.getHost()))) {
            return text;
        }
        throw spot.wrong(plain + " is for loopback only; write " + example);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
