package dev.quorate.core.mail;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// The journals of hosts that wait: those of a running step are watched, those of one that is over are kept.
final class HostLogs<M> {
    private final Caller<M> caller;
    private final Threads threads;
    private final Tails<M> tails;
    private final LogFiles<M> files;
    private final Deque<HostLog> logs = new ArrayDeque<>();

    HostLogs(Caller<M> caller, Threads threads, Workshop<M> shop, Late<M> late) {
        this.caller = caller;
        this.threads = threads;
        tails = new Tails<>(caller, threads, shop.rendering(), late);
        files = new LogFiles<>(caller, threads, shop, late, tails);
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
        var onItsWay = threads.file(heard.run()).map(Extent::upTo).orElse(0L);
        var over = letter.number() < onItsWay ? onItsWay : threads.over(heard.run());
        if (letter.number() < over) {
            log.end(over);
        }
        logs.addLast(log);
        return log;
    }

    /// A step of the run, or the run itself, is over for now. One step runs at a time: what was heard is whole.
    void over(RunId run, long letter) {
        logs.stream()
                .filter(log -> !log.isOver() && log.about().run().equals(run))
                .forEach(log -> log.end(letter));
    }

    /// What to remember with that letter when the chat has it. Only a log that waits needs it.
    Map<String, String> remember(RunId run, long letter) {
        var waits = logs.stream().anyMatch(log -> log.about().run().equals(run));
        return waits ? Map.of("over/" + run, String.valueOf(letter)) : Map.of();
    }

    boolean isEmpty() {
        return logs.isEmpty();
    }

    Instant turn() {
        var next = Turn.NEVER;
        for (var log : List.copyOf(logs)) {
            var turn = log.isOver() ? Turn.NEVER : tails.turn(log);
            if (!turn.isAfter(caller.now())) {
                return turn;
            }
            next = Turn.sooner(next, turn);
        }
        var over = logs.stream().filter(HostLog::isOver).toList();
        return over.isEmpty() ? next : Turn.sooner(next, files.turn(over, logs::removeAll));
    }
}
