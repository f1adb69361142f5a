package dev.quorate.chat.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.LongSupplier;

/// A room: who is in it, its last lines, and the cards that are open. Everybody in it gets every line, in
/// one order.
final class Room {
    /// What somebody who comes in later still sees.
    static final int BACKLOG = 500;

    private static final int MOST_OPEN = 100;
    private static final int MOST_SHOWN = 1000;

    private final LongSupplier numbers;
    private final Deque<Posted> backlog = new ArrayDeque<>();
    private final SequencedMap<RunId, Open> open = new LinkedHashMap<>();
    private final SequencedSet<RunId> shown = new LinkedHashSet<>();
    private final List<Outbox> inside = new ArrayList<>();

    /// An open card and the line of its first copy. Written out only for those who come in: nobody else
    /// reads it, and a whole plan is long.
    private record Open(long number, CardJson card) {
        String json() {
            return Posted.of(number, card.plan()).json();
        }
    }

    Room(LongSupplier numbers) {
        this.numbers = numbers;
    }

    synchronized void tell(Place place, Notice notice, Instant at) {
        var json = new NoticeJson(at, place);
        var card = notice instanceof Notice.CardShown(var shownCard) ? Optional.of(shownCard) : Optional.<Card>empty();
        var first = card.map(Card::run).filter(this::isNew).isPresent();
        json.of(notice, first).forEach(this::post);
        card.ifPresent(now -> keep(now, new CardJson(now, json)));
    }

    /// Said by somebody in the room, for the others in it. Not kept: what matters of it comes back as a notice.
    synchronized void overhear(Outbox speaker, ObjectNode line) {
        var posted = Posted.of(numbers.getAsLong(), line);
        inside.stream().filter(other -> other != speaker).forEach(other -> other.put(posted.json()));
    }

    /// From here on it gets every line; before that the welcome, and what it has missed since the line `after`.
    synchronized void join(Outbox outbox, String welcome, Optional<Long> after) {
        outbox.put(welcome);
        if (after.isEmpty() && !backlog.isEmpty()) {
            var oldest = backlog.getFirst().number();
            open.values().stream().filter(card -> card.number() < oldest).forEach(card -> outbox.put(card.json()));
        }
        var seen = after.orElse(0L);
        backlog.stream().filter(line -> line.number() > seen).forEach(line -> outbox.put(line.json()));
        inside.add(outbox);
    }

    synchronized void leave(Outbox outbox) {
        inside.remove(outbox);
    }

    private void post(ObjectNode line) {
        var posted = Posted.of(numbers.getAsLong(), line);
        backlog.addLast(posted);
        if (backlog.size() > BACKLOG) {
            backlog.removeFirst();
        }
        inside.forEach(outbox -> outbox.put(posted.json()));
    }

    private boolean isNew(RunId run) {
        var isNew = shown.add(run);
        if (shown.size() > MOST_SHOWN) {
            shown.removeFirst();
        }
        return isNew;
    }

    /// The newest copy of an open card, in the place of its first: a room that talked a lot since still
    /// shows it.
    private void keep(Card card, CardJson json) {
        if (card.state().over()) {
            open.remove(card.run());
            return;
        }
        var known = open.get(card.run());
        var number = known == null ? backlog.getLast().number() : known.number();
        open.put(card.run(), new Open(number, json));
        if (open.size() > MOST_OPEN) {
            open.pollFirstEntry();
        }
    }
}
