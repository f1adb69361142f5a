package dev.quorate.chat.slack.sending;

import dev.quorate.chat.slack.api.Key;
import dev.quorate.chat.slack.api.SlackApi.Upload;
import dev.quorate.chat.slack.sending.Caller.Stands;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journals of hosts: while a step runs its last lines in one message that is edited, and when it is over
/// every line as a file. What comes too late to be watched comes as files alone.
final class HostLogs {
    private static final Logger LOG = LoggerFactory.getLogger(HostLogs.class);
    private static final Duration BETWEEN_EDITS = Duration.ofSeconds(3);

    /// So many edits are left to the cards.
    private static final int RESERVE = 3;

    private final Caller caller;
    private final Threads threads;
    private final Rendering rendering;
    private final Late late;
    private final Outbox outbox;
    private final Deque<HostLog> logs = new ArrayDeque<>();

    /// Of the first log, while it is on its way.
    private Optional<List<String>> all = Optional.empty();

    HostLogs(Caller caller, Threads threads, Rendering rendering, Late late, Outbox outbox) {
        this.caller = caller;
        this.threads = threads;
        this.rendering = rendering;
        this.late = late;
        this.outbox = outbox;
    }

    void add(Letter letter, Notice.HostLines heard) {
        var log = logs.stream()
                .filter(known -> known.isSame(heard) && known.isOpenFor(letter))
                .findFirst()
                .orElseGet(() -> begin(letter, heard));
        log.add(letter, heard);
    }

    /// After a restart the end of a step may be told already, and its log not.
    private HostLog begin(Letter letter, Notice.HostLines heard) {
        var log = new HostLog(letter, heard);
        var over = Math.max(threads.over(log.name()), threads.over(heard.run().value()));
        if (letter.number() < over) {
            log.end(over);
        }
        logs.addLast(log);
        return log;
    }

    /// A step of the run, or the run itself, is over for now; what to remember with that letter when Slack has it.
    void over(RunId run, Optional<Mark> mark, long letter) {
        logs.stream()
                .filter(log -> !log.isOver()
                        && log.about().run().equals(run)
                        && mark.map(log.about().mark()::equals).orElse(true))
                .forEach(log -> log.end(letter));
    }

    /// Only a log that waits needs it to be remembered that its step is over.
    Map<String, String> remember(RunId run, Optional<Mark> mark, long letter) {
        var waits = logs.stream().anyMatch(log -> log.about().run().equals(run));
        var name = mark.map(step -> HostLog.name(run, step)).orElse(run.value());
        return waits ? Map.of("over/" + name, String.valueOf(letter)) : Map.of();
    }

    boolean isEmpty() {
        return logs.isEmpty();
    }

    /// Whether only logs wait that people watch.
    boolean areLive() {
        return logs.stream().noneMatch(HostLog::isOver);
    }

    Instant turn() {
        var next = Turn.NEVER;
        var isFirstOver = true;
        for (var log : List.copyOf(logs)) {
            var turn = Turn.NEVER;
            if (!log.isOver()) {
                turn = watched(log);
            } else if (isFirstOver) {
                turn = kept(log);
                isFirstOver = false;
            }
            if (!turn.isAfter(caller.now())) {
                return turn;
            }
            next = Turn.sooner(next, turn);
        }
        return next;
    }

    private Instant watched(HostLog log) {
        if (log.isShown || log.isFinished) {
            return Turn.NEVER;
        }
        if (log.notBefore.isAfter(caller.now())) {
            return log.notBefore;
        }
        var tail = threads.tail(log.name());
        if (tail.isEmpty() && late.isLate(log.newest())) {
            return Turn.NEVER;
        }
        var message = rendering.tail(log.about(), log.last(), log.lines());
        return tail.isPresent()
                ? edited(log, caller.update(tail.get(), message, RESERVE, log.newest()))
                : begun(log, caller.post(thread(log), false, message, Key.of(log.first(), "tail"), log.begun()));
    }

    private Instant edited(HostLog log, Go<String> go) {
        return switch (go) {
            case Go.Got<String> _ -> shown(log);
            case Go.NotYet<String>(var until) -> until;
            case Go.Never<String>(var no) -> {
                LOG.error("the journal of {} is not watched any more: {}", log.name(), no.error());
                threads.delivered(List.of(), Map.of("tail/" + log.name(), ""));
                log.isFinished = true;
                yield caller.now();
            }
        };
    }

    private Instant begun(HostLog log, Go<Stands> go) {
        return switch (go) {
            case Go.Got<Stands>(var stands) -> {
                threads.delivered(List.of(), Map.of("tail/" + log.name(), threads.memo(stands.ts())));
                yield stands.wasFound() ? caller.now() : shown(log);
            }
            case Go.NotYet<Stands>(var until) -> until;
            case Go.Never<Stands>(var no) -> {
                LOG.error("the journal of {} is not watched: {}", log.name(), no.error());
                log.isFinished = true;
                yield caller.now();
            }
        };
    }

    private Instant shown(HostLog log) {
        log.isShown = true;
        log.notBefore = caller.now().plus(BETWEEN_EDITS);
        return caller.now();
    }

    /// The tail as it stays, then the file, and only then are the letters delivered.
    private Instant kept(HostLog log) {
        if (all.isEmpty()) {
            all = Optional.of(log.all(outbox));
        }
        return log.isFinished ? uploaded(log, all.get()) : finished(log, all.get());
    }

    private Instant finished(HostLog log, List<String> lines) {
        var tail = threads.tail(log.name());
        if (tail.isEmpty() && late.isLate(log.newest())) {
            log.isFinished = true;
            return caller.now();
        }
        var message = rendering.excerpt(log.about(), lines);
        log.isShown = false;
        var turn = tail.isPresent()
                ? edited(log, caller.update(tail.get(), message, 1, log.newest()))
                : begun(log, caller.post(thread(log), false, message, Key.of(log.first(), "tail"), log.begun()));
        log.isFinished |= log.isShown;
        return turn;
    }

    private Instant uploaded(HostLog log, List<String> lines) {
        var file = rendering.log(log.about(), lines);
        var upload = new Upload(
                caller.channel(), thread(log), file.fileName(), file.title() + " (from " + log.first() + ")", "", "");
        var bytes = file.text().getBytes(StandardCharsets.UTF_8);
        return switch (caller.upload(upload, bytes, Key.of(log.first(), "log"), log.begun())) {
            case Go.Got<String> _ -> done(log);
            case Go.NotYet<String>(var until) -> until;
            case Go.Never<String>(var no) -> {
                LOG.error("Slack refused the file {}: {}. Its lines are in the record.", file.fileName(), no.error());
                yield done(log);
            }
        };
    }

    private Instant done(HostLog log) {
        var memos = new HashMap<>(late.count(log.newest(), log.latest(), log.lines(), thread(log)));
        memos.put("tail/" + log.name(), "");
        threads.delivered(log.letters(), memos);
        logs.remove(log);
        all = Optional.empty();
        return caller.now();
    }

    private Optional<String> thread(HostLog log) {
        return threads.root(log.about().run());
    }
}
