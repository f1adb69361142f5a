package dev.quorate.host;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView.Obstacle;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.keepalive.KeepAliveRunner;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/// Opens connections: pinned host key, our key, signs of life. Says in words why it could not.
final class Dialer {
    /// A frozen host is noticed after three unanswered signs of life, one each two seconds.
    private static final int SIGN_OF_LIFE_SECONDS = 2;

    private static final int SIGNS_OF_LIFE = 3;

    /// How long closing a channel, or a request of the protocol, may wait for the other side.
    private static final int REQUEST_MILLIS = 3000;

    /// A group that may read is the configuration's question: systemd hands credentials over as readable by
    /// group.
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final SshSettings settings;
    private final DefaultConfig config = new DefaultConfig();

    Dialer(SshSettings settings) {
        this.settings = settings;
        EcdsaName.register();
        config.setLoggerFactory(new Silence());
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
    }

    /// A connection, or why there is none.
    sealed interface Dialed {}

    record Open(SSHClient client) implements Dialed {}

    record Closed(Answer.NotSent why) implements Dialed {}

    SshSettings.Login login(Address host) {
        return settings.login(host);
    }

    /// `dialing` gets the client before it connects, so that a caller who has no more time can close it.
    Dialed dial(Address host, Deadline deadline, Consumer<SSHClient> dialing) {
        PinnedKeys pinned;
        try (var file = Files.newBufferedReader(settings.knownHosts(), StandardCharsets.UTF_8)) {
            pinned = new PinnedKeys(file, config.getLoggerFactory());
        } catch (IOException e) {
            return closed(
                    Obstacle.HOST_KEY,
                    "the known-hosts file " + settings.knownHosts() + " cannot be read",
                    "Give it the hosts' keys, one line each, and let the bot's user read it.");
        }
        var client = new SSHClient(config);
        dialing.accept(client);
        var dialed = connect(client, host, pinned, deadline);
        if (dialed instanceof Closed) {
            hangUp(client);
        }
        return dialed;
    }

    /// Never blocks its caller: saying goodbye to a frozen host can take as long as the host.
    static void hangUp(SSHClient client) {
        Thread.ofVirtual().name("ssh-hang-up").start(() -> {
            try {
                client.close();
            } catch (IOException e) {
                // It was being thrown away; there is nobody left to tell.
            }
        });
    }

    private Dialed connect(SSHClient client, Address host, PinnedKeys pinned, Deadline deadline) {
        var login = settings.login(host);
        try {
            client.addHostKeyVerifier(pinned);
            client.setConnectTimeout(deadline.remainingMillis());
            client.setTimeout(deadline.remainingMillis());
            client.getTransport().setTimeoutMs(deadline.remainingMillis());
            client.connect(host.value(), login.port());
        } catch (IOException e) {
            return pinned.objection()
                    .map(no -> closed(Obstacle.HOST_KEY, no.why(), no.instead()))
                    .orElseGet(() -> unreachable(e, login.port()));
        }
        return authenticate(client, login);
    }

    private Dialed authenticate(SSHClient client, SshSettings.Login login) {
        KeyProvider key;
        try {
            key = key(client);
        } catch (UnusableKeyException e) {
            return closed(Obstacle.LOGIN, e.why, e.instead);
        }
        try {
            client.authPublickey(login.user(), key);
            client.getConnection().setTimeoutMs(REQUEST_MILLIS);
            client.getSocket().setSoTimeout(0);
            watch(client);
            return new Open(client);
        } catch (UserAuthException e) {
            return closed(
                    Obstacle.LOGIN,
                    "it refuses our key for user " + login.user(),
                    "Add the public key of " + settings.privateKey() + " to that user's authorized_keys.");
        } catch (IOException e) {
            return unreachable(e, login.port());
        }
    }

    private static void watch(SSHClient client) {
        if (client.getConnection().getKeepAlive() instanceof KeepAliveRunner runner) {
            runner.setMaxAliveCount(SIGNS_OF_LIFE);
            runner.setKeepAliveInterval(SIGN_OF_LIFE_SECONDS);
        }
    }

    private KeyProvider key(SSHClient client) throws UnusableKeyException {
        var file = settings.privateKey();
        refuseIfReadableByOthers(file);
        try {
            var key = client.loadKeys(file.toString());
            key.getPrivate();
            return key;
        } catch (IOException e) {
            throw new UnusableKeyException(
                    "the private key " + file + " cannot be used",
                    "It must be a private key in OpenSSH's format without a passphrase.");
        }
    }

    private static void refuseIfReadableByOthers(Path file) throws UnusableKeyException {
        try {
            if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw new UnusableKeyException(
                        "the private key " + file + " can be read by others", "Run: chmod 0600 " + file);
            }
        } catch (IOException e) {
            throw new UnusableKeyException(
                    "the private key " + file + " cannot be read",
                    "Put the key there, mode 0600, owned by the bot's user.");
        }
    }

    private static Closed unreachable(IOException failure, int port) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case SocketTimeoutException _, TimeoutException _ -> {
                    return closed(
                            Obstacle.TIMEOUT,
                            "it does not answer on port " + port + " in time",
                            "See whether the host is up and not frozen, and whether a firewall drops our packets.");
                }
                case NoRouteToHostException _ -> {
                    return closed(
                            Obstacle.UNREACHABLE,
                            "there is no route to it",
                            "See whether the host is powered on and its network is up.");
                }
                case ConnectException _ -> {
                    return closed(
                            Obstacle.UNREACHABLE,
                            "it refuses connections on port " + port,
                            "See whether sshd runs there and listens on that port.");
                }
                case UnknownHostException _ -> {
                    return closed(
                            Obstacle.UNREACHABLE,
                            "its name cannot be resolved",
                            "Use its IP address, or mend the DNS.");
                }
                default -> {}
            }
        }
        return closed(
                Obstacle.UNREACHABLE,
                "it broke the connection off before we were logged in",
                "See what sshd on the host logs; it may be overloaded or want other ciphers.");
    }

    private static Closed closed(Obstacle obstacle, String why, String instead) {
        return new Closed(new Answer.NotSent(obstacle, why, instead));
    }

    private static final class UnusableKeyException extends Exception {
        private static final long serialVersionUID = 1;
        private final String why;
        private final String instead;

        UnusableKeyException(String why, String instead) {
            super(why);
            this.why = why;
            this.instead = instead;
        }
    }

    /// sshj logs each broken connection with its stack trace; we say it in words where it matters.
    private static final class Silence implements LoggerFactory {
        @Override
        public Logger getLogger(String name) {
            return NOPLogger.NOP_LOGGER;
        }

        @Override
        public Logger getLogger(Class<?> type) {
            return NOPLogger.NOP_LOGGER;
        }
    }
}
