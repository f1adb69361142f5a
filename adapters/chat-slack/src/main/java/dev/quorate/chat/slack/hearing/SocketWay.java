package dev.quorate.chat.slack.hearing;

import com.slack.api.Slack;
import dev.quorate.core.hearing.Patience;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.port.Clock;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Socket Mode, kept up by a supervisor of our own: it asks for an address, connects, waits for Slack's hello,
/// and does it again when the connection ends. Where Slack asks for a new connection, the old one stays until
/// the new one is greeted.
final class SocketWay implements Way {
    private static final Logger LOG = LoggerFactory.getLogger(SocketWay.class);
    private static final Duration FOR_HELLO = Duration.ofSeconds(10);
    private static final Duration FOR_WORK = Duration.ofSeconds(3);
    private static final Duration SHORT_LIFE = Duration.ofSeconds(30);
    private static final int CONCURRENCY = 16;

    private final Slack slack;
    private final String appToken;
    private final Greeting greeting;
    private final Function<Self, Intake> intakes;
    private final Clock clock;
    private final Patience patience;
    private final Thread supervisor = Thread.ofVirtual().name("slack-socket").unstarted(this::supervise);
    private volatile Reach reach = new Reach.Connecting("not started");
    private volatile Optional<Session> current = Optional.empty();

    SocketWay(Slack slack, String appToken, Greeting greeting, Function<Self, Intake> intakes, Clock clock) {
        this.slack = slack;
        this.appToken = appToken;
        this.greeting = greeting;
        this.intakes = intakes;
        this.clock = clock;
        this.patience = new Patience("Slack", clock, now -> reach = now);
    }

    @Override
    public void start() {
        supervisor.start();
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public void close() {
        supervisor.interrupt();
        try {
            supervisor.join(FOR_HELLO);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        replaceBy(Optional.empty());
    }

    private void supervise() {
        try {
            var self = patience.until(greeting::self);
            if (self.isPresent()) {
                keepUp(intakes.apply(self.get()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepUp(Intake intake) throws InterruptedException {
        var tries = 0;
        while (true) {
            patience.pause(tries);
            var address = patience.until(greeting::socketAddress);
            if (address.isEmpty()) {
                replaceBy(Optional.empty());
                return;
            }
            var since = clock.now();
            var greeted = connected(address.get(), intake);
            if (greeted.isPresent()) {
                replaceBy(greeted);
                reach = new Reach.Ready("connected by Socket Mode");
                LOG.info("Slack: connected by Socket Mode");
                await(greeted.get());
            }
            var lived = Duration.between(since, clock.now());
            tries = greeted.isPresent() && lived.compareTo(SHORT_LIFE) >= 0 ? 0 : tries + 1;
        }
    }

    private void await(Session session) throws InterruptedException {
        session.awaitEnd();
        if (session.isRefreshed()) {
            LOG.info("Slack asks for a new socket");
        } else {
            reach = new Reach.Connecting("the socket was lost");
            replaceBy(Optional.empty());
            LOG.warn("Slack: the socket was lost; connecting again");
        }
    }

    private Optional<Session> connected(String address, Intake intake) throws InterruptedException {
        try {
            var session = new Session(slack, appToken, address, intake, CONCURRENCY, this::sentElsewhere);
            if (session.greeted(FOR_HELLO)) {
                return Optional.of(session);
            }
            session.retire(Duration.ZERO);
            LOG.warn("Slack did not say hello on a new socket");
        } catch (URISyntaxException _) {
            LOG.warn("Slack handed out an address that is none");
        }
        if (current.isEmpty()) {
            reach = new Reach.Connecting("the socket did not open");
        }
        return Optional.empty();
    }

    private boolean sentElsewhere(String text) {
        return current.filter(session -> session.sent(text)).isPresent();
    }

    private void replaceBy(Optional<Session> fresh) {
        var old = current;
        current = fresh;
        old.ifPresent(session -> Thread.ofVirtual().start(() -> session.retire(FOR_WORK)));
    }
}
