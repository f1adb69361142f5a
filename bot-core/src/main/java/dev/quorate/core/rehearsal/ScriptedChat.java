package dev.quorate.core.rehearsal;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.PlainText;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// A chat that only remembers: what was told where, in order.
public final class ScriptedChat implements ChatPort.Live {
    /// One notice as it was told.
    public record Told(Place place, Notice notice) {}

    private final String name;
    private final Predicate<String> accounts;
    private final List<Told> told = new ArrayList<>();
    private final Map<People.Account, Refusal> doubts = new HashMap<>();

    /// A bot's only chat: it knows every account, for its people come from everywhere.
    public ScriptedChat(String name) {
        this(name, _ -> true);
    }

    /// One of several, with accounts of this kind alone.
    public ScriptedChat(String name, String accounts) {
        this(name, accounts::equals);
    }

    private ScriptedChat(String name, Predicate<String> accounts) {
        this.name = name;
        this.accounts = accounts;
    }

    @Override
    public String chat() {
        return name;
    }

    @Override
    public boolean knows(String kind) {
        return accounts.test(kind);
    }

    @Override
    public synchronized Optional<Refusal> doubt(People.Account account, Place place) {
        return Optional.ofNullable(doubts.get(account));
    }

    /// From now on this account decides nothing here.
    public synchronized void doubts(People.Account account, Refusal why) {
        doubts.put(account, why);
    }

    @Override
    public synchronized void tell(Place place, Notice notice) {
        told.add(new Told(place, notice));
        notifyAll();
    }

    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /// The transcript of all rooms, as people read it.
    public synchronized List<String> transcript() {
        return lines(_ -> true);
    }

    /// What stands in one room, line by line: a card where its run first showed it, everything else as it came.
    public synchronized List<String> lines(String room) {
        return lines(line -> line.place().room().equals(room));
    }

    private List<String> lines(Predicate<Told> isWanted) {
        Set<String> cards = new TreeSet<>();
        return told.stream()
                .filter(isWanted)
                .filter(line -> !(line.notice() instanceof Notice.CardShown(var card))
                        || cards.add(card.run().value()))
                .flatMap(line -> Arrays.stream(line.notice().text().split("\n", -1)))
                .map(PlainText::line)
                .toList();
    }

    /// Waits in real time until a notice fits, and returns the first that does.
    public synchronized Notice await(Predicate<Notice> fits, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (true) {
            var found = told.stream().map(Told::notice).filter(fits).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            var left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("nothing of the kind was told in " + atMost + "; told was:\n"
                        + String.join("\n", transcript()));
            }
            wait(Math.max(1, left / 1_000_000));
        }
    }
}
