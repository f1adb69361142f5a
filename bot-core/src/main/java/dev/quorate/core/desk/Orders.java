package dev.quorate.core.desk;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Ruling;
import dev.quorate.core.command.Heard;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.util.Optional;

/// Words to a run that is under way: stop, resume, retry, abort. From its asker or somebody who may approve it.
final class Orders {
    private final Rooms rooms;
    private final Ledger ledger;
    private final Teller teller;
    private final People people;
    private final Gate gate;
    private final Clock clock;

    Orders(Rooms rooms, Ledger ledger, Teller teller, People people, Gate gate, Clock clock) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.teller = teller;
        this.people = people;
        this.gate = gate;
        this.clock = clock;
    }

    void order(Incoming incoming, Heard.Control control) throws InterruptedException {
        order(incoming, control, doubt(incoming, control.order()));
    }

    /// Looked up outside of the lock. Nobody is looked up for a stop: that must be quick, and does no harm.
    private Optional<Refusal> doubt(Incoming incoming, Heard.Order order) {
        return order == Heard.Order.STOP
                ? Optional.empty()
                : people.whois(incoming.account())
                        .flatMap(_ -> gate.doubt(incoming.account(), incoming.place()))
                        .map(doubt -> no(doubt.why(), doubt.instead()));
    }

    private synchronized void order(Incoming incoming, Heard.Control control, Optional<Refusal> doubt)
            throws InterruptedException {
        var person = people.whois(incoming.account());
        if (person.isEmpty()) {
            teller.tell(incoming.place(), Strangers.told(incoming.account()));
            return;
        }
        switch (lane(incoming, control)) {
            case Rooms.No(var refusal) -> tell(incoming, refusal);
            case Rooms.One(var lane) -> {
                var holder = lane.holder();
                var refusal = holder.isEmpty()
                        ? Optional.of(
                                no("No run is under way in " + lane.name() + ".", "Ask `status` for what is open."))
                        : objection(holder.get(), control.order(), person.get()).or(() -> doubt);
                if (refusal.isPresent()) {
                    tell(incoming, refusal.get());
                } else {
                    obey(incoming, lane, holder.orElseThrow(), control.order(), person.get());
                }
            }
        }
    }

    /// Where the plan was named, the cluster that it holds, and no other: whoever presses a button on an old
    /// card means that card's run.
    private Rooms.Found lane(Incoming incoming, Heard.Control control) {
        if (control.plan().isEmpty()) {
            return rooms.find(incoming, control.cluster());
        }
        var plan = control.plan().get();
        var held = rooms.in(incoming).stream()
                .filter(lane ->
                        control.cluster().isEmpty() || control.cluster().get().equals(lane.name()))
                .filter(lane -> lane.holder()
                        .filter(run -> run.request().plan().digest().startsWith(plan))
                        .isPresent())
                .toList();
        return switch (held.size()) {
            case 1 -> new Rooms.One(held.getFirst());
            case 0 ->
                new Rooms.No(no("No run of plan " + plan + " is under way here.", "Ask `status` for what is open."));
            default -> new Rooms.No(no("Several plans begin with " + plan + ".", "Type more of it."));
        };
    }

    private static Optional<Refusal> objection(Progress run, Heard.Order order, Person person) {
        if (!run.request().rule().allows(person)
                && !person.name().equals(run.request().asker())) {
            return Optional.of(no(
                    person.name() + " neither asked for this run nor may approve it.",
                    "Ask somebody of " + String.join(", ", run.request().rule().from()) + "."));
        }
        var fits = switch (order) {
            case STOP -> run.state() == RunState.RUNNING;
            case RESUME -> run.state() == RunState.STOPPED;
            case RETRY -> run.state() == RunState.NEEDS_PERSON;
            case ABORT -> run.state() == RunState.STOPPED || run.state() == RunState.NEEDS_PERSON;
        };
        return fits
                ? Optional.empty()
                : Optional.of(no(
                        "The run is " + run.state().word() + ", which `"
                                + order.name().toLowerCase(java.util.Locale.ROOT) + "` does not fit.",
                        run.choices().isEmpty()
                                ? run.state() == RunState.RUNNING ? "Say `stop` first." : "Ask `status`."
                                : "Say `" + String.join("` or `", run.choices()) + "`."));
    }

    private void obey(Incoming incoming, Lane lane, Progress run, Heard.Order order, Person person)
            throws InterruptedException {
        var event = switch (order) {
            case STOP -> new RunEvent.StopAsked(person.name());
            case RESUME -> new RunEvent.Resumed(person.name());
            case RETRY -> new RunEvent.RetryAsked(person.name());
            case ABORT -> new RunEvent.AbortAsked(person.name());
        };
        // What it led to at once: by the time somebody reads it the run may be further on.
        RunState state;
        if (order == Heard.Order.STOP) {
            state = ledger.append(run.run(), event).state();
        } else if (Ruling.of(run.request(), run.votes(), clock.now()) instanceof Ruling.Permitted(var permit)) {
            lane.quiet(java.time.Duration.ofSeconds(5));
            state = ledger.append(run.run(), event).state();
            lane.walk(permit, run.run());
        } else {
            tell(incoming, no("The votes in my record do not permit this run any more.", "Ask for a new plan."));
            return;
        }
        if (!run.places().contains(incoming.place())) {
            teller.tell(
                    incoming.place(),
                    new Notice.RunChanged(
                            run.run(),
                            run.request().plan().digest().brief(),
                            state,
                            "heard: " + order.name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private void tell(Incoming incoming, Refusal refusal) {
        teller.tell(incoming.place(), new Notice.Refused(refusal));
    }

    private static Refusal no(String why, String instead) {
        return new Refusal("I did nothing.", why, instead);
    }
}
