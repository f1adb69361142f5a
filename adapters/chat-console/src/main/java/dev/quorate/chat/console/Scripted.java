package dev.quorate.chat.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One command: says it, prints what follows of it, and answers the exit code when it is finished.
final class Scripted {
    private static final Duration FOR_THE_LAST_SENTENCE = Duration.ofSeconds(2);
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int MOST_UNREAD = 20_000;

    private final ClientOptions options;
    private final String command;
    private final PrintStream err;
    private final Printer printer;
    private final BlockingQueue<Feed.Event> events = new LinkedBlockingQueue<>(MOST_UNREAD);
    private @Nullable Following following;
    private boolean said;
    private long boot;
    private long until;
    private int onTime = ExitCode.TIME;

    Scripted(ClientOptions options, String command, PrintStream out, PrintStream err) {
        this.options = options;
        this.command = command;
        this.err = err;
        this.printer = new Printer(options, out);
        this.until =
                System.nanoTime() + options.timeout().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
    }

    int run() throws NoBot, InterruptedException {
        try (var feed = Feed.open(options, this::enqueue)) {
            while (true) {
                var left = until - System.nanoTime();
                if (left <= 0) {
                    return late();
                }
                var event = events.poll(Math.min(left, TICK.toNanos()), TimeUnit.NANOSECONDS);
                var end = event == null ? null : on(event, feed);
                printer.tick();
                if (end != null) {
                    return end;
                }
            }
        } finally {
            printer.close();
        }
    }

    /// Waits when we print more slowly than the bot talks; then the bot's own bound for slow readers holds.
    private void enqueue(Feed.Event event) {
        try {
            events.put(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The exit code, when this was the end.
    private @Nullable Integer on(Feed.Event event, Feed feed) {
        return switch (event) {
            case Feed.Welcome welcome -> welcomed(welcome, feed);
            case Feed.Heard(var thread) -> {
                following = new Following(thread, options.noWait());
                yield null;
            }
            case Feed.Told(var line) -> told(line);
            case Feed.Candidates _ -> null;
            case Feed.Lost _ -> lost();
            case Feed.GaveUp _ -> gaveUp();
        };
    }

    private @Nullable Integer welcomed(Feed.Welcome welcome, Feed feed) {
        if (!said) {
            said = true;
            boot = welcome.boot();
            feed.say(command);
            return null;
        }
        if (following != null && !following.hasRun() && welcome.boot() != boot) {
            return end(ExitCode.TIME, "the bot was restarted before it answered; ask again");
        }
        complain("the bot is back");
        return null;
    }

    private @Nullable Integer told(ChatLine line) {
        var known = following;
        if (known == null) {
            return toUsBeforeAnything(line);
        }
        if (line.isComplaint()) {
            printer.print(line);
        } else {
            known.accept(line).forEach(printer::print);
        }
        return switch (known.verdict()) {
            case Following.GoOn _ -> null;
            case Following.Finished(var code) -> code;
            case Following.Soon(var code) -> {
                until = Math.min(until, System.nanoTime() + FOR_THE_LAST_SENTENCE.toNanos());
                onTime = code;
                yield null;
            }
        };
    }

    /// The bot's backlog comes before our command and is none of its business; a complaint is about our
    /// hello or our command.
    private @Nullable Integer toUsBeforeAnything(ChatLine line) {
        if (!line.isComplaint()) {
            return null;
        }
        printer.print(line);
        return said ? ExitCode.BAD : ExitCode.USAGE;
    }

    private @Nullable Integer lost() {
        if (said && following == null) {
            return end(
                    ExitCode.TIME,
                    "the bot went away before it said that it heard; ask `status` before saying it again");
        }
        complain("the bot went away; waiting " + options.patience().toSeconds() + " s for it to come back");
        return null;
    }

    private int gaveUp() {
        return end(
                ExitCode.TIME,
                "the bot did not come back; start it with `quorate serve --config FILE`, it knows its runs");
    }

    private int late() {
        return onTime == ExitCode.TIME
                ? end(onTime, "the time is up; what was begun goes on without you, ask `status`")
                : onTime;
    }

    private int end(int code, String why) {
        complain(why);
        return code;
    }

    private void complain(String what) {
        printer.clear();
        err.println("quorate: " + what);
    }
}
