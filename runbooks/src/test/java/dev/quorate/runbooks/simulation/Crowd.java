package dev.quorate.runbooks.simulation;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// People in two chats who ask, approve, err, repeat themselves and give orders; and the chats' way of
/// delivering what they say: late, twice, in another order, again until somebody acknowledges it.
final class Crowd {
    private static final Map<String, String> ROOMS = Map.of("slack", "slack:C1", "discord", "discord:1");
    private static final List<String> CHATS = List.of("slack", "discord");
    private static final int PATIENCE = 8;

    private final World world;
    private final Set<RunId> seen = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private int orders;
    private int said;

    Crowd(World world) {
        this.world = world;
    }

    static Roster roster() {
        var people = new HashMap<Account, Person>();
        for (var chat : CHATS) {
            for (var name : List.of("alice", "bob", "carol")) {
                people.put(new Account(chat, name), new Person(name, Set.of("etcd-oncall")));
            }
            people.put(new Account(chat, "dave"), new Person("dave", Set.of()));
        }
        return new Roster(people);
    }

    void asks(String who, String what, Duration when) {
        world.time.in(when, () -> says(who, what));
    }

    /// Somebody reads it, and does what people do.
    void read(Outgoing told) {
        switch (told.notice()) {
            case Notice.CardShown(var card) when card.state() == RunState.WAITING && seen.add(card.run()) -> vote(card);
            case Notice.RunChanged changed -> order(changed);
            default -> {}
        }
    }

    private void vote(Card card) {
        var plan = card.request().plan().digest().brief();
        var rule = card.request().rule();
        var rest = rule.typeClusterName() ? " on prod-eu because it is time" : "";
        for (var left = world.chance.upTo(4); left > 0; left--) {
            vote(world.chance.is(0.05) ? "deny " + plan + " because no" : "approve " + plan + rest);
        }
        if (world.chance.is(0.1)) {
            vote("approve 00000000" + rest);
        }
        if (world.chance.is(0.1)) {
            vote("approve " + plan);
        }
        if (world.chance.is(0.8)) {
            var soon = world.chance.seconds(1, 90);
            world.time.in(soon, () -> says("bob", "approve " + plan + rest));
            world.time.in(
                    world.chance.is(0.3) ? soon : world.chance.seconds(1, 90),
                    () -> says("carol", "approve " + plan + rest));
        }
    }

    private void vote(String text) {
        var who = world.chance.is(0.35)
                ? "bob"
                : world.chance.is(0.3)
                        ? "carol"
                        : List.of("alice", "dave", "mallory").get(world.chance.upTo(3) - 1);
        world.time.in(
                world.chance.is(0.1) ? world.chance.seconds(300, 1100) : world.chance.seconds(1, 120),
                () -> says(who, text));
    }

    private void order(Notice.RunChanged run) {
        var order = switch (run.state()) {
            case NEEDS_PERSON -> world.chance.is(0.65) ? "retry" : "abort";
            case STOPPED -> world.chance.is(0.7) ? "resume" : "abort";
            case RUNNING -> world.chance.is(0.05) ? "stop" : "";
            case WAITING, PAUSED, DONE, FAILED, DENIED, EXPIRED, VOID -> "";
        };
        if (!order.isEmpty() && orders < PATIENCE && world.chance.is(0.8)) {
            orders++;
            world.time.in(world.chance.seconds(1, 90), () -> says(world.chance.is(0.7) ? "bob" : "mallory", order));
        }
    }

    private void says(String who, String text) {
        var chat = CHATS.get(world.chance.upTo(2) - 1);
        var delivery = Optional.of("d" + ++said);
        var place = new Place(Optional.ofNullable(ROOMS.get(chat)).orElseThrow(), "t" + said);
        var incoming = new Incoming(new Account(chat, who), place, text, Incoming.Manner.ADDRESSED, delivery);
        world.note(who + " says in " + chat + ": " + text);
        deliver(incoming);
        if (world.chance.is(0.2)) {
            world.time.in(world.chance.seconds(0, 420), () -> deliver(incoming));
        }
    }

    private void deliver(Incoming incoming) {
        world.time.in(
                world.chance.is(0.1) ? world.chance.seconds(5, 60) : world.chance.seconds(0, 1),
                () -> attempt(incoming));
    }

    /// Until it is acknowledged it comes again.
    private void attempt(Incoming incoming) {
        if (!world.process().lives()) {
            world.time.in(Duration.ofSeconds(10), () -> attempt(incoming));
            return;
        }
        world.process().handle("ears", desk -> {
            try {
                desk.hear(incoming);
                answered.add(incoming.delivery().orElseThrow());
            } catch (Journal.JournalException e) {
                world.time.in(Duration.ofSeconds(5), () -> attempt(incoming));
            }
        });
    }

    /// Nobody's vote counts who could not have read the plan where they said so.
    void couldRead(RunId run, Vote vote) {
        var chat = vote.account().split(":", 2)[0];
        if (vote instanceof Vote.Yes && !world.post(chat).showed(run)) {
            throw new Broken(vote.account() + " approved what " + chat + " had not shown");
        }
    }
}
