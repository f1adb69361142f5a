package dev.quorate.chat.console;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/// A person at a terminal. What comes in is printed above the line being typed. Ctrl-C clears the line,
/// Ctrl-D leaves.
final class Interactive {
    private final ClientOptions options;
    private final Prompt prompt;
    private final Transcript transcript;
    private final Thread typing = Thread.currentThread();
    private final CountDownLatch over = new CountDownLatch(1);
    private final RunningStep step = new RunningStep();
    private boolean welcomed;
    private volatile @Nullable Integer end;

    Interactive(ClientOptions options, Terminal terminal) {
        this.options = options;
        this.prompt = new Prompt(terminal, options.history());
        this.transcript = new Transcript(new Paint(options.color() && prompt.isClever()));
    }

    static int onThisTerminal(ClientOptions options) throws NoBot {
        try (var terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
            return new Interactive(options, terminal).run();
        } catch (IOException e) {
            throw new IllegalStateException("a dumb terminal is always there", e);
        }
    }

    int run() throws NoBot {
        try (var feed = Feed.open(options, this::on)) {
            prompt.completeWith(feed::complete);
            Thread.ofVirtual().name("console-seconds").start(this::countSeconds);
            return talk(feed);
        } finally {
            over.countDown();
            Thread.interrupted(); // Our own wake-up call, where nobody was asleep any more.
        }
    }

    private int talk(Feed feed) {
        while (true) {
            var ended = end;
            if (ended != null) {
                return ended;
            }
            try {
                prompt.read().filter(line -> !line.isBlank()).ifPresent(line -> feed.say(line.strip()));
            } catch (UserInterruptException e) {
                // The line is cleared, that is all; or we were woken because it is over, which the loop sees.
            } catch (EndOfFileException e) {
                return Optional.ofNullable(end).orElse(ExitCode.GOOD);
            }
        }
    }

    private void on(Feed.Event event) {
        switch (event) {
            case Feed.Welcome welcome -> greet(welcome);
            case Feed.Heard _ -> {}
            case Feed.Told(var line) -> told(line);
            case Feed.Candidates(var lines) -> prompt.offer(lines);
            case Feed.Lost _ ->
                tell("The bot went away; waiting " + options.patience().toSeconds() + " s for it to come back.");
            case Feed.GaveUp _ -> {
                tell("The bot did not come back. Start it with `quorate serve --config FILE`; it knows its runs.");
                leave(ExitCode.TIME);
            }
        }
    }

    private void greet(Feed.Welcome welcome) {
        tell(
                welcomed
                        ? "The bot is back."
                        : "You are " + welcome.who() + " in " + welcome.room()
                                + ". Say `help` for the words; Ctrl-D leaves.");
        welcomed = true;
    }

    private void told(ChatLine line) {
        synchronized (step) {
            step.accept(line, System.nanoTime());
        }
        transcript.of(line).forEach(prompt::print);
        if (!welcomed && line.kind().equals("error")) {
            leave(ExitCode.USAGE);
        }
    }

    private void tell(String text) {
        prompt.print("-- " + Harmless.text(text));
    }

    private void leave(int code) {
        end = code;
        typing.interrupt();
    }

    private void countSeconds() {
        try {
            while (!over.await(1, TimeUnit.SECONDS)) {
                synchronized (step) {
                    prompt.status(step.words(System.nanoTime()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
