package dev.quorate.core.rehearsal;

import dev.quorate.core.port.Clock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything that ever changed a simulated cluster, in order, so that the cluster outlives the process it
/// is rehearsed in: each change is a line that is written and synced before it is made. Without a file it
/// keeps nothing.
///
/// What was written has happened, what was not has not: a line that a crash tore is taken away. Guarded by
/// its cluster.
final class Diary {
    private final Optional<Path> file;
    private final Clock clock;
    private Optional<Instant> retold = Optional.empty();

    private Diary(Optional<Path> file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    static Diary none(Clock clock) {
        return new Diary(Optional.empty(), clock);
    }

    static Diary in(Path file, Clock clock) {
        return new Diary(Optional.of(file), clock);
    }

    /// While an old line is told again, the time of that line.
    Instant now() {
        return retold.orElseGet(clock::now);
    }

    void note(String what, List<String> words) {
        if (retold.isEmpty()) {
            file.ifPresent(path -> append(path, new DiaryLine(clock.now(), what, words).text() + "\n"));
        }
    }

    void retell(Consumer<DiaryLine> teller) throws IOException {
        for (var line : file.isPresent() ? wholeLines(file.get()) : List.<String>of()) {
            var happened = DiaryLine.parse(line);
            retold = Optional.of(happened.at());
            teller.accept(happened);
        }
        retold = Optional.empty();
    }

    private static List<String> wholeLines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var text = Files.readString(file);
        var whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.length() < text.length()) {
            Files.writeString(file, whole, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
        }
        return whole.lines().toList();
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(
                    file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("the rehearsal's diary " + file + " cannot be written", e);
        }
    }
}
