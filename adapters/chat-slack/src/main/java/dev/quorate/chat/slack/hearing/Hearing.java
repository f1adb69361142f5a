package dev.quorate.chat.slack.hearing;

import com.slack.api.Slack;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Ears;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Makes the ways from Slack to us.
///
/// - `slack`: the SDK, with the address of the Web API in its configuration
/// - `changed`: told the member id of an account that Slack says has changed
public record Hearing(
        Slack slack,
        String botToken,
        Ears ears,
        Whereabouts whereabouts,
        Modals modals,
        Aside aside,
        Consumer<String> changed,
        Clock clock) {
    public Way bySocket(String appToken) {
        var greeting = new Greeting(slack, botToken, Optional.of(appToken));
        return new SocketWay(slack, appToken, greeting, intakes(greeting), clock);
    }

    /// Throws without a signing secret that Slack could have made.
    public Way byHttp(InetSocketAddress listen, String signingSecret) {
        return byHttp(listen, new Signature(signingSecret, clock));
    }

    HttpWay byHttp(InetSocketAddress listen, Signature signature) {
        var greeting = new Greeting(slack, botToken, Optional.empty());
        return new HttpWay(listen, signature, greeting, intakes(greeting), clock);
    }

    private Function<Self, Intake> intakes(Opening opening) {
        return self -> new Intake(
                slack,
                new Reception(
                        self,
                        ears,
                        new Messages(self, whereabouts, ears, new Outsiders(aside, clock), changed::accept),
                        new Clicks(self, whereabouts, ears, modals, opening, aside)));
    }
}
