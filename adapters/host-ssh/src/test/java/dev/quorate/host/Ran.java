package dev.quorate.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// How a script ended that ran on this machine, by the very line that sshd would hand to a login shell.
record Ran(int status, String out, String err) {
    private static final Duration ENOUGH = Duration.ofMinutes(1);

    static Ran of(Script script, String... arguments) throws IOException, InterruptedException {
        return of(Command.of(script, arguments), ENOUGH);
    }

    static Ran of(Command command, Duration time) throws IOException, InterruptedException {
        return ofLine(command.line("root", time), process -> feed(process, command.input()));
    }

    static Ran of(SmallDisk disk, Command command) throws IOException, InterruptedException {
        return ofLine(disk.limits(command.line("root", ENOUGH)), process -> feed(process, command.input()));
    }

    /// Its stdin neither brings anything nor ends.
    static Ran unfed(Command command, Duration time) throws IOException, InterruptedException {
        return ofLine(command.line("root", time), process -> process.onExit().join());
    }

    private static Ran ofLine(String line, Consumer<Process> feeding) throws IOException, InterruptedException {
        var process = new ProcessBuilder("sh", "-c", line).start();
        var feeder = Thread.ofVirtual().start(() -> feeding.accept(process));
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        var status = process.waitFor();
        feeder.join();
        return new Ran(status, out, err);
    }

    private static void feed(Process process, Command.Input input) {
        try (var stdin = process.getOutputStream()) {
            input.into(stdin);
        } catch (IOException e) {
            // A script that ends without reading all says why by itself.
        }
    }
}
