package dev.quorate.deploy;

import dev.quorate.chat.slack.Settings;
import dev.quorate.chat.slack.SlackChat;
import dev.quorate.chat.slack.api.Token;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Progress;
import dev.quorate.deploy.config.Chats;
import dev.quorate.deploy.config.ConfiguredPeople;
import dev.quorate.deploy.config.SecretFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Function;

/// Makes the way to Slack from what the configuration says of it. Opens nothing yet.
record SlackWiring(ConfiguredPeople people, Store store, Function<Progress, Url> via, Clock clock) {
    SlackChat chat(Chats.Slack slack) {
        return new SlackChat(settings(slack), store, request -> people.approvers("slack", request), via, clock);
    }

    private static Settings settings(Chats.Slack slack) {
        return new Settings(
                slack.webApi(),
                token(slack.botToken()),
                switch (slack.mode()) {
                    case Chats.SocketMode(var appToken) -> new Settings.Mode.Socket(token(appToken));
                    case Chats.HttpMode(var listen, var secret) ->
                        new Settings.Mode.Http(address(listen), token(secret));
                });
    }

    /// HOST:PORT, as the configuration has checked it; an IPv6 address stands in brackets.
    private static InetSocketAddress address(String listen) {
        var colon = listen.lastIndexOf(':');
        var host = listen.substring(0, colon).replaceAll("^\\[|]$", "");
        return new InetSocketAddress(host, Integer.parseInt(listen.substring(colon + 1)));
    }

    private static Token token(SecretFile file) {
        try {
            return new Token(file.read());
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart("the secret " + file.path() + " cannot be read, or is empty; write it again", e);
        }
    }
}
