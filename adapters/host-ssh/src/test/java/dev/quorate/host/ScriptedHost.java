package dev.quorate.host;

import dev.quorate.core.cluster.Address;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/// A host whose sshd is real, on a port of the loopback, and whose commands answer as a spec says.
final class ScriptedHost implements AutoCloseable {
    static final Address ADDRESS = new Address("127.0.0.1");

    private final Path directory;
    private final KeyPair hostKey = keyPair();
    private final KeyPair userKey = keyPair();
    private final AtomicInteger logins = new AtomicInteger();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile Behavior behavior = shell -> shell.exit(0);
    private volatile boolean lettingIn = true;
    private SshServer server;
    private int port;

    ScriptedHost(Path directory) throws IOException {
        this.directory = directory;
        try (var file = Files.newOutputStream(privateKey())) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        Files.setPosixFilePermissions(privateKey(), PosixFilePermissions.fromString("rw-------"));
        start(0);
        pin(hostKey);
    }

    /// What a command does. Runs on a thread of its own.
    interface Behavior {
        void run(Shell shell) throws IOException;
    }

    /// The host's side of one command.
    record Shell(
            String line, InputStream in, OutputStream out, OutputStream err, ExitCallback end, ChannelSession channel) {
        void say(String text) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        void complain(String text) throws IOException {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        }

        void exit(int status) {
            end.onExit(status);
        }

        /// As when the host loses its power, but with a sign.
        void breakConnection() throws IOException {
            channel.getSession().close(true);
        }
    }

    void behave(Behavior next) {
        behavior = next;
    }

    void letNobodyIn() {
        lettingIn = false;
    }

    /// The lines that were handed to the login shell so far.
    List<String> lines() {
        return lines;
    }

    int logins() {
        return logins.get();
    }

    int port() {
        return port;
    }

    Path privateKey() {
        return directory.resolve("key");
    }

    Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    SshSettings settings() {
        return new SshSettings("core", privateKey(), knownHosts(), port, Map.of());
    }

    void pinAnotherKey() throws IOException {
        pin(keyPair());
    }

    void restart() throws IOException {
        server.close(true).await();
        start(port);
    }

    @Override
    public void close() throws IOException {
        server.close(true).await();
    }

    private void start(int at) throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(at);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> lettingIn && key.equals(userKey.getPublic()));
        server.setCommandFactory((channel, line) -> new Scripted(line));
        server.addSessionListener(new org.apache.sshd.common.session.SessionListener() {
            @Override
            public void sessionEvent(org.apache.sshd.common.session.Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        server.start();
        port = server.getPort();
    }

    private void pin(KeyPair key) throws IOException {
        Files.writeString(
                knownHosts(),
                "[127.0.0.1]:" + port + " "
                        + org.apache.sshd.common.config.keys.PublicKeyEntry.toString(key.getPublic()) + "\n");
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Scripted implements Command {
        private final String line;
        private InputStream in;
        private OutputStream out;
        private OutputStream err;
        private ExitCallback end;

        Scripted(String line) {
            this.line = line;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            lines.add(line);
            var shell = new Shell(line, in, out, err, end, channel);
            Thread.ofVirtual().start(() -> {
                try {
                    behavior.run(shell);
                } catch (IOException e) {
                    // The client is gone, which many specs want.
                }
            });
        }

        @Override
        public void destroy(ChannelSession channel) {}

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            end = callback;
        }
    }
}
