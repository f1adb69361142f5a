package dev.quorate.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One run of a script: its arguments and what it reads on stdin; `behind` runs in the same shell if it
/// ended well.
record Command(Script script, List<String> arguments, Input input, Optional<Command> behind) {
    /// What a script reads: a text, or a file of ours as it is.
    sealed interface Input {
        void into(OutputStream stdin) throws IOException;
    }

    record Text(String text) implements Input {
        @Override
        public void into(OutputStream stdin) throws IOException {
            stdin.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    record Contents(Path file) implements Input {
        @Override
        public void into(OutputStream stdin) throws IOException {
            var _ = Files.copy(file, stdin);
        }
    }

    /// The host gives up this much before we do, so that its answer still arrives.
    private static final Duration WAY_BACK = Duration.ofMillis(250);

    private static final Duration AT_LEAST = Duration.ofMillis(200);

    Command {
        arguments = List.copyOf(arguments);
    }

    static Command of(Script script, String... arguments) {
        return new Command(script, List.of(arguments), new Text(""), Optional.empty());
    }

    /// Shows how this one ended and then looks, within one visit and one deadline.
    Command thenLook(Command look) {
        return new Command(script, arguments, input, Optional.of(look));
    }

    /// Texts of ours and nothing else: what differs from call to call is never part of them.
    private String text() {
        return behind.map(look -> "(\n" + script.text() + ")\n" + Script.BEHIND.text()
                        + look.script().text())
                .orElse(script.text());
    }

    /// The line that sshd hands to the login shell. The host ends the command by itself when the time is
    /// over, also when the connection is gone.
    String line(String user, Duration remaining) {
        var atMost = remaining.minus(WAY_BACK);
        return asRoot(user) + "timeout -k 1 " + seconds(atMost.compareTo(AT_LEAST) < 0 ? AT_LEAST : atMost) + " sh -c "
                + quoted(text()) + " " + script.title() + words();
    }

    /// A line for a script that goes on until its stdin ends. Its first argument is the host's time of day in
    /// microseconds, read before anything else; `timeout` only ends what was forgotten.
    String endlessLine(String user, Duration atMost) {
        return "exec sh -c "
                + quoted("exec " + asRoot(user) + "timeout -k 1 " + seconds(atMost)
                        + " sh -c \"$0\" follow \"$(date +%s%6N)\" \"$@\"")
                + " " + quoted(script.text()) + words();
    }

    /// Nothing in single quotes means anything to a shell but the closing quote.
    static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private String words() {
        return Stream.concat(arguments.stream(), behind.stream().flatMap(look -> look.arguments().stream()))
                .map(argument -> " " + quoted(argument))
                .collect(Collectors.joining());
    }

    private static String asRoot(String user) {
        return user.equals("root") ? "" : "sudo -n ";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%d.%03d", time.toSeconds(), time.toMillisPart());
    }
}
