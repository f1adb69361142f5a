package dev.quorate.core.mail;

import dev.quorate.core.approval.Request;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A mailroom and its senders in virtual time: whoever wants the next turn first gets it, and nobody waits.
final class VirtualPost {
    static final Instant START = Samples.AT;

    private static final Duration TO_COME_BACK = Duration.ofSeconds(2);

    private record Due(Instant at, Place place, Notice notice) {}

    final SettableClock clock = new SettableClock(START);
    final ScriptedCourier chat = new ScriptedCourier(clock);
    final LetterBox outbox;
    final Journal journal;
    final PlainRendering rendering = new PlainRendering();
    private final Deque<Due> plan = new ArrayDeque<>();
    private final Map<ChannelSender<String>, Instant> turns = new LinkedHashMap<>();
    private Function<Request, List<String>> approvers = _ -> List.of();
    private Mailroom<String> mailroom;
    private int crashes;

    VirtualPost() {
        this(new MemoryJournal().store());
    }

    VirtualPost(Store store) {
        outbox = new LetterBox(store.outbox());
        journal = store.journal();
        mailroom = restarted();
    }

    void approvers(Function<Request, List<String>> function) {
        approvers = function;
        restart();
    }

    void restart() {
        mailroom = restarted();
    }

    /// Says it at that time; times must not go back.
    void at(Duration time, Place place, Notice notice) {
        plan.addLast(new Due(START.plus(time), place, notice));
    }

    int crashes() {
        return crashes;
    }

    /// Runs until everything is told and nobody wants another turn, but not longer than this.
    void run(Duration atMost) {
        var end = START.plus(atMost);
        while (true) {
            var next = turns.values().stream().min(Instant::compareTo).orElse(Turn.NEVER);
            var letter = plan.isEmpty() ? Turn.NEVER : plan.getFirst().at();
            var when = Turn.sooner(next, letter);
            if (when.isAfter(end)) {
                return;
            }
            if (when.isAfter(clock.now())) {
                clock.advance(Duration.between(clock.now(), when));
            }
            try {
                if (!letter.isAfter(next)) {
                    write();
                } else {
                    turn(next);
                }
            } catch (ScriptedCourier.Crash _) {
                crashes++;
                clock.advance(TO_COME_BACK);
                restart();
            }
        }
    }

    private void write() {
        while (!plan.isEmpty() && !plan.getFirst().at().isAfter(clock.now())) {
            var at = plan.getFirst().at();
            var due = new ArrayList<Outgoing>();
            while (!plan.isEmpty() && plan.getFirst().at().equals(at)) {
                var one = plan.removeFirst();
                due.add(new Outgoing(one.place(), one.notice()));
            }
            outbox.put(at, due);
        }
        mailroom.sort();
        turns.replaceAll((_, _) -> clock.now());
    }

    private void turn(Instant at) {
        var sender = turns.entrySet().stream()
                .filter(entry -> entry.getValue().equals(at))
                .findFirst()
                .orElseThrow()
                .getKey();
        turns.put(sender, sender.turn());
    }

    /// A new process on the same store.
    private Mailroom<String> restarted() {
        turns.clear();
        chat.forgetPauses();
        var dialect = new PlainDialect();
        var shop = new Workshop<>(
                chat, outbox, journal, rendering, approvers, clock, dialect, Limits.Shared.of(dialect.limits()));
        var fresh = new Mailroom<>(shop, sender -> turns.put(sender, clock.now()));
        fresh.open();
        return fresh;
    }
}
