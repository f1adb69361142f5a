package dev.quorate.chat.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/// The line that a person types on, with its history and completion, and what is printed above and below it.
final class Prompt {
    private static final String SHOW_STATUS = "quorate-status";
    private static final int COMPLETION_MILLIS = 500;

    private final Terminal terminal;
    private final LineReader reader;
    private final BlockingQueue<List<String>> offers = new ArrayBlockingQueue<>(1);
    private volatile Consumer<String> asks = _ -> {};
    private volatile List<AttributedString> status = List.of();

    Prompt(Terminal terminal, Optional<Path> history) {
        this.terminal = terminal;
        this.reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .appName("quorate")
                .parser((line, cursor, _) -> new Whole(line, cursor))
                .completer((_, line, found) -> complete(line.word(), found))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.CASE_INSENSITIVE, true)
                .build();
        history.filter(Prompt::hasDirectory).ifPresent(file -> reader.setVariable(LineReader.HISTORY_FILE, file));
        reader.getWidgets().put(SHOW_STATUS, this::showStatus);
    }

    /// The whole line is one word: what completes it are whole commands.
    private record Whole(String line, int cursor) implements CompletingParsedLine {
        @Override
        public String word() {
            return line;
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return cursor;
        }

        @Override
        public int rawWordLength() {
            return line.length();
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(line);
        }
    }

    /// It can move its cursor and knows color.
    boolean isClever() {
        return !terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    void completeWith(Consumer<String> ask) {
        asks = ask;
    }

    /// The answer to the last ask for completion.
    void offer(List<String> lines) {
        offers.poll();
        offers.offer(lines);
    }

    Optional<String> read() {
        return Optional.ofNullable(reader.readLine(isClever() ? "quorate> " : ""));
    }

    void print(String line) {
        reader.printAbove(AttributedString.fromAnsi(line));
    }

    /// The line below; empty takes it away. It is drawn by the reader, so that two do not draw at once.
    void status(Optional<String> words) {
        var next = words.map(AttributedString::new).map(List::of).orElse(List.of());
        if (!isClever() || next.equals(status)) {
            return;
        }
        status = next;
        try {
            reader.callWidget(SHOW_STATUS);
        } catch (IllegalStateException e) {
            // Nobody is being read from at this moment; the next second draws it.
            status = List.of(AttributedString.EMPTY);
        }
    }

    private boolean showStatus() {
        Status.getStatus(terminal).update(status);
        return true;
    }

    private void complete(String typed, List<Candidate> found) {
        offers.clear();
        asks.accept(typed);
        try {
            var offered = offers.poll(COMPLETION_MILLIS, TimeUnit.MILLISECONDS);
            for (var line : offered == null ? new ArrayList<String>() : offered) {
                found.add(new Candidate(Harmless.text(line)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What was typed is nobody else's business. Without a place for it there is simply no history.
    private static boolean hasDirectory(Path file) {
        try {
            Files.createDirectories(
                    Objects.requireNonNull(file.toAbsolutePath().getParent()),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
