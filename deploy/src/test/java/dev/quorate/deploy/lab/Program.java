package dev.quorate.deploy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that runs, its output in files of its own. Ended by its own process and never by name.
final class Program implements AutoCloseable {
    private final String call;
    private final Process process;
    private final Path out;
    private final Path err;

    private Program(String call, Process process, Path out, Path err) {
        this.call = call;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static Program start(Map<String, String> environment, List<String> words) {
        try {
            var out = Files.createTempFile("quorate-lab-", ".out");
            var err = Files.createTempFile("quorate-lab-", ".err");
            var builder = new ProcessBuilder(words)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            return new Program(String.join(" ", words), builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Ended run(Map<String, String> environment, Duration within, String... words) throws InterruptedException {
        try (var program = start(environment, List.of(words))) {
            return program.end(within);
        }
    }

    /// Waits for its end.
    Ended end(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            var left = new Ended(call, -1, lines(out), lines(err));
            kill();
            throw new AssertionError("not ended after " + within.toSeconds() + " s: " + left);
        }
        return new Ended(call, process.exitValue(), lines(out), lines(err));
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// What it has said on stderr so far.
    List<String> complaints() {
        return lines(err);
    }

    /// From now on the kernel refuses what it writes behind this offset of a file.
    void mayWriteUpTo(long bytes) throws InterruptedException {
        var limited = run(
                Map.of(),
                Duration.ofSeconds(10),
                "prlimit",
                "--pid",
                String.valueOf(process.pid()),
                "--fsize=" + bytes);
        if (limited.code() != 0) {
            throw new AssertionError(limited.toString());
        }
    }

    /// SIGTERM.
    void terminate() {
        process.destroy();
    }

    /// SIGKILL, and it is gone when this returns.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        out.toFile().delete();
        err.toFile().delete();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
