package dev.quorate.chat.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/// Prints for a script: JSON, or the transcript. On a terminal one last line counts the seconds of the
/// running step and is written over.
final class Printer implements AutoCloseable {
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean json;
    private final boolean counts;
    private final Transcript transcript;
    private final RunningStep step = new RunningStep();
    private boolean counting;

    Printer(ClientOptions options, PrintStream out) {
        this.out = out;
        this.json = options.json();
        this.counts = options.terminal() && !options.json();
        this.transcript = new Transcript(new Paint(options.color()));
    }

    void print(ChatLine line) {
        clear();
        step.accept(line, System.nanoTime());
        if (json) {
            out.println(Wire.line(withoutNumber(line)));
        } else {
            transcript.of(line).forEach(out::println);
        }
        out.flush();
    }

    void tick() {
        if (!counts) {
            return;
        }
        clear();
        step.words(System.nanoTime()).ifPresent(words -> {
            out.print("... " + words);
            counting = true;
        });
        out.flush();
    }

    void clear() {
        if (counting) {
            out.print(WIPE);
            out.flush();
            counting = false;
        }
    }

    @Override
    public void close() {
        clear();
    }

    /// The number of a line is between the bot and its client.
    private static ObjectNode withoutNumber(ChatLine line) {
        var shown = Wire.object();
        line.json().properties().forEach(field -> {
            if (!field.getKey().equals("seq")) {
                shown.set(field.getKey(), field.getValue());
            }
        });
        return shown;
    }
}
