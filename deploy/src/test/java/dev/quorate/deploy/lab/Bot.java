package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The product: `deploy/quorate serve` and its chat, with a configuration, a store and a socket in a folder
/// of their own, for the cluster of the lab.
final class Bot implements AutoCloseable {
    private static final Duration READY = Duration.ofMinutes(1);
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private final Path folder;
    private Program serving;

    private Bot(Path folder) throws InterruptedException {
        this.folder = folder;
        this.serving = serve();
    }

    /// Writes a configuration and starts; `edits` are replacements in its text.
    static Bot in(Path folder, Map<String, String> edits) throws InterruptedException {
        configure(folder, edits);
        return new Bot(folder);
    }

    /// As the lab has configured it: for the hosts, certificates and members that it really has.
    static Bot ofTheLab() throws InterruptedException {
        return new Bot(Lab.STATE);
    }

    static Path configure(Path folder, Map<String, String> edits) {
        var text = """
            store: sqlite:quorate.db
            clusters:
              lab:
                endpoints: ["http://10.0.1.1:2379", "http://10.0.1.2:2379", "http://10.0.1.3:2379"]
                ssh: {user: core, key: %1$s/id_ed25519, known-hosts: %1$s/known_hosts}
                rooms: ["console:ops"]
            people:
              alice: {unix: alice, groups: [etcd-oncall]}
              bob: {unix: bob, groups: [etcd-oncall]}
              carol: {unix: carol, groups: [etcd-oncall]}
            chats:
              console: {socket: chat.sock, allow-as: true}
            """.formatted(Lab.STATE);
        for (var edit : edits.entrySet()) {
            assertThat(text).contains(edit.getKey());
            text = text.replace(edit.getKey(), edit.getValue());
        }
        try {
            return Files.writeString(folder.resolve("quorate.yaml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// The program from this build, called as from a shell.
    static Program quorate(String... words) {
        var call =
                new ArrayList<>(List.of(Lab.checkout().resolve("deploy/quorate").toString()));
        call.addAll(Arrays.asList(words));
        var classes = Lab.checkout().resolve("deploy/target/lab-classes").toString();
        return Program.start(Map.of("XDG_CACHE_HOME", classes), call);
    }

    Path store() {
        return folder.resolve("quorate.db");
    }

    Path socket() {
        return folder.resolve("chat.sock");
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        serving.kill();
        serving.close();
    }

    /// SIGTERM, and what it said until it was gone.
    Ended terminate(Duration within) throws InterruptedException {
        serving.terminate();
        return serving.end(within);
    }

    /// Its disk takes no more of its record: of no file more than so many bytes.
    void mayWriteUpTo(long bytes) throws InterruptedException {
        serving.mayWriteUpTo(bytes);
    }

    /// It ends by itself.
    Ended end(Duration within) throws InterruptedException {
        return serving.end(within);
    }

    /// Starts again; returns when it is ready.
    void restart() throws InterruptedException {
        serving.close();
        serving = serve();
    }

    private Program serve() throws InterruptedException {
        var program = quorate("serve", "--config", config());
        Await.holds("a bot that is ready", READY, () -> {
            assertThat(program.isRunning()).as("%s", program.complaints()).isTrue();
            return program.complaints().stream().anyMatch(line -> line.contains(" ready, "));
        });
        return program;
    }

    /// One thing said by a person, and what the chat printed until it was finished, as JSON.
    Ended says(String person, String command, String... options) throws InterruptedException {
        try (var chat = saying(person, command, options)) {
            return chat.end(ANSWER);
        }
    }

    Program saying(String person, String command, String... options) {
        var call = new ArrayList<>(List.of("chat", "--config", config(), "--as", person, "-c", command, "--json"));
        call.addAll(Arrays.asList(options));
        return quorate(call.toArray(String[]::new));
    }

    /// Asks for the member on host 2 to be replaced; the plan's digest as people type it.
    String asked() throws InterruptedException {
        var ended = says("alice", "replace member 10.0.1.2 because its disk is gone", "--no-wait");
        assertThat(ended.code()).as("%s", ended).isZero();
        return ended.only("plan").path("plan").asText();
    }

    /// Nobody who asks a question at three in the morning is to read such a line.
    static boolean isOfAStackTrace(String line) {
        return line.startsWith("\tat ") || line.contains("Exception");
    }

    /// What it has written to its own log since its latest start.
    java.util.List<String> log() {
        return serving.complaints();
    }

    String config() {
        return folder.resolve("quorate.yaml").toString();
    }

    @Override
    public void close() {
        serving.close();
    }
}
