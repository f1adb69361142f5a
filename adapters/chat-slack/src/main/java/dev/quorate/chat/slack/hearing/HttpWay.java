package dev.quorate.chat.slack.hearing;

import dev.quorate.core.hearing.Patience;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.port.Clock;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// HTTP mode: our own listener, for a proxy that speaks TLS in front of it. One request a connection, and a
/// connection has seconds: who sends slowly is cut.
final class HttpWay implements Way {
    private static final Duration CONNECTION = Duration.ofSeconds(10);
    private static final int HEADER_BYTES = 8 * 1024;

    private final Greeting greeting;
    private final Function<Self, Intake> intakes;
    private final Patience patience;
    private final Requests requests;
    private final Server server = new Server(threads());
    private final ServerConnector connector;
    private final Thread introduction = Thread.ofVirtual().name("slack-http").unstarted(this::introduce);
    private volatile Reach reach = new Reach.Connecting("not started");

    HttpWay(
            InetSocketAddress listen,
            Signature signature,
            Greeting greeting,
            Function<Self, Intake> intakes,
            Clock clock,
            Duration connection) {
        this.greeting = greeting;
        this.intakes = intakes;
        this.patience = new Patience("Slack", clock, now -> reach = now);
        this.requests = new Requests(signature);
        this.connector = connector(connection);
        connector.setHost(listen.getHostString());
        connector.setPort(listen.getPort());
        server.addConnector(connector);
        server.setHandler(requests);
        server.setStopTimeout(3_000);
    }

    HttpWay(
            InetSocketAddress listen,
            Signature signature,
            Greeting greeting,
            Function<Self, Intake> intakes,
            Clock clock) {
        this(listen, signature, greeting, intakes, clock, CONNECTION);
    }

    /// Throws if the address cannot be listened on.
    @Override
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("cannot listen for Slack: " + e.getMessage(), e);
        }
        introduction.start();
    }

    /// Who we are is asked once Slack answers; until then requests are told to come again.
    private void introduce() {
        try {
            patience.until(greeting::self).ifPresent(self -> {
                requests.open(intakes.apply(self));
                reach = new Reach.Ready("listening for Slack on port " + port());
            });
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public Reach reach() {
        return reach;
    }

    @Override
    public void close() {
        introduction.interrupt();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the listener for Slack did not stop: " + e.getMessage(), e);
        }
    }

    private static QueuedThreadPool threads() {
        var threads = new QueuedThreadPool(16, 2);
        threads.setName("slack-http");
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return threads;
    }

    private ServerConnector connector(Duration connection) {
        var config = new HttpConfiguration();
        config.setSendServerVersion(false);
        config.setRequestHeaderSize(HEADER_BYTES);
        config.setPersistentConnectionsEnabled(false);
        var made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(config));
        made.setIdleTimeout(connection.dividedBy(2).toMillis());
        made.setAcceptQueueSize(64);
        made.addEventListener(new Connection.Listener() {
            @Override
            public void onOpened(Connection opened) {
                var end = made.getScheduler()
                        .schedule(() -> opened.getEndPoint().close(), connection.toMillis(), TimeUnit.MILLISECONDS);
                opened.addEventListener(new Connection.Listener() {
                    @Override
                    public void onClosed(Connection closed) {
                        end.cancel();
                    }
                });
            }
        });
        return made;
    }
}
