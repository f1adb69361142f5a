package dev.quorate.journal;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Another process: appends to a journal as fast as it can until it is killed, and says each sequence once
/// it is acknowledged. Where it is refused it says why, what it hears when it says it again, and what the journal
/// says of its failure; then it ends.
final class Appender implements AutoCloseable {
    static final RunId RUN = new RunId("20261122-021140-7f3a91c2");

    private final Process process;
    private final BufferedReader said;
    private long acknowledged;

    private Appender(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    static Appender on(Path file) throws IOException {
        return started(words(file));
    }

    /// One that can make no file longer than so many blocks of 512 bytes.
    static Appender within(int blocks, Path file) throws IOException {
        var words = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
        words.addAll(words(file));
        return started(words);
    }

    private static List<String> words(Path file) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Appender.class.getName(),
                file.toString());
    }

    private static Appender started(List<String> words) throws IOException {
        return new Appender(new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /// The next line it says; null when it has ended.
    String hears() throws IOException {
        return said.readLine();
    }

    void hears(int appends) throws IOException {
        for (int append = 0; append < appends; append++) {
            acknowledged = Long.parseLong(said.readLine());
        }
    }

    /// Kills it (SIGKILL) and tells the last sequence that it had been given.
    long killed() {
        kill();
        said.lines().forEach(line -> acknowledged = Long.parseLong(line));
        return acknowledged;
    }

    @Override
    public void close() throws IOException {
        kill();
        said.close();
    }

    /// By its handle: Process.destroyForcibly would also close the pipe, with what it said last.
    private void kill() {
        process.toHandle().destroyForcibly();
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (var journal = SqliteJournal.open(Path.of(arguments[0]))) {
            System.out.println(refusal(journal));
            System.out.println(refusal(journal));
            System.out.println(journal.awaitFailure());
        } catch (JournalException e) {
            System.out.println(e.getMessage());
        }
    }

    private static String refusal(SqliteJournal journal) {
        var last = journal.entries(RUN).size();
        try {
            while (true) {
                RunEvent event = last == 0 ? new EventSamples(1).proposed() : new RunEvent.StopAsked("grace");
                last = (int) journal.append(RUN, last, Instant.EPOCH, event).sequence();
                System.out.println(last);
            }
        } catch (JournalException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
