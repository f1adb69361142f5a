package dev.quorate.deploy.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A RehearsedBot in a process of its own, as its parent sees it.
final class BotProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;
    private final Writer orders;
    private final List<String> halts = new ArrayList<>();
    private String told = "";
    private String end = "";

    BotProcess(Image image, StateFolder folder, Duration away) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(image.options());
        command.addAll(List.of("-cp", image.classPath(), RehearsedBot.class.getName()));
        command.addAll(List.of(folder.path().toString(), away.toString()));
        process = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(folder.complaints().toFile()))
                .start();
        said = process.inputReader(StandardCharsets.UTF_8);
        orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Where it stands still next; empty when it has ended by itself.
    Optional<String> next() throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("halt ")) {
                halts.add(line.substring("halt ".length()));
                return Optional.of(halts.getLast());
            } else if (line.startsWith("told ")) {
                told = line.substring("told ".length());
            } else if (line.startsWith("end ")) {
                end = line.substring("end ".length());
            }
        }
        return Optional.empty();
    }

    void say(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    List<String> halts() {
        return List.copyOf(halts);
    }

    /// How many events it was told are written, in this life.
    long acknowledged() {
        return halts.stream().filter(halt -> halt.startsWith("after ")).count();
    }

    String told() {
        return told;
    }

    String end() {
        return end;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
