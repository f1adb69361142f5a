package dev.quorate.runbooks.simulation;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A chat that is away at times. It comes for its letters a little later, shows each once, and people see them.
final class Post implements ChatPort.Mailed {
    private final World world;
    private final String name;
    private final List<Outgoing> written = new ArrayList<>();
    private final List<Outgoing> shown = new ArrayList<>();
    private final Set<RunId> cards = new HashSet<>();
    private long last;
    private Duration awayUntil = Duration.ZERO;
    private boolean coming;

    Post(World world, String name) {
        this.world = world;
        this.name = name;
    }

    @Override
    public String chat() {
        return name;
    }

    @Override
    public void collect() {
        if (!coming) {
            coming = true;
            world.time.in(world.chance.seconds(0, 2), this::fetch);
        }
    }

    void goesAway(Duration time) {
        awayUntil = world.time.elapsed().plus(time);
        world.note(name + " is away");
    }

    private void fetch() {
        coming = false;
        if (world.time.elapsed().compareTo(awayUntil) < 0) {
            collect();
            return;
        }
        for (var letter : world.memory.outbox().waiting(name, 0, 20)) {
            show(letter);
        }
        if (!world.memory.outbox().waiting(name, 0, 1).isEmpty()) {
            collect();
        }
    }

    private void show(Letter letter) {
        if (letter.number() <= last) {
            throw new Broken("letter " + letter.number() + " came behind " + last);
        }
        last = letter.number();
        shown.add(letter.outgoing());
        world.memory.outbox().delivered(name, List.of(letter.number()), Map.of());
        if (letter.outgoing().notice() instanceof Notice.CardShown(var card)) {
            cards.add(card.run());
        }
        world.people.read(letter.outgoing());
    }

    /// These belong to one event of a run, and are in the outbox with it.
    void written(List<Outgoing> letters) {
        letters.stream().filter(one -> one.place().chat().equals(name)).forEach(written::add);
    }

    /// What was told of events, in the order of the events, each once. The same words may be told twice of two events,
    /// so it is the very letter that counts.
    @SuppressWarnings("ReferenceEquality")
    void promisesKept() {
        Set<Outgoing> ours = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        ours.addAll(written);
        var told = shown.stream().filter(ours::contains).toList();
        if (told.size() != written.size()) {
            throw new Broken(name + " was told " + told.size() + " of " + written.size() + " notices of events");
        }
        for (var place = 0; place < told.size(); place++) {
            if (told.get(place) != written.get(place)) {
                throw new Broken(name + " was told notice " + place + " out of order");
            }
        }
    }

    boolean showed(RunId run) {
        return cards.contains(run);
    }

    @Override
    public boolean showsWhole(RunId run) {
        return cards.contains(run);
    }

    @Override
    public Optional<Refusal> doubt(Account account, Place place) {
        world.process().breathe();
        return Optional.empty();
    }
}
