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
    private final Clock clock;

    Orders(Rooms rooms, Ledger ledger, Teller teller, People people, Clock clock) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.teller = teller;
        this.people = people;
        this.clock = clock;
    }

    synchronized void order(Incoming incoming, Heard.Control control) throws InterruptedException {
        var person = people.whois(incoming.account());
        if (person.isEmpty()) {
            teller.tell(incoming.place(), Strangers.told(incoming.account()));
            return;
        }
        switch (rooms.find(incoming.place(), control.cluster())) {
            case Rooms.No(var refusal) -> tell(incoming, refusal);
            case Rooms.One(var lane) -> {
                var holder = lane.holder();
                var refusal = holder.isEmpty()
                        ? Optional.of(
                                no("No run is under way in " + lane.name() + ".", "Ask `status` for what is open."))
                        : objection(holder.get(), control.order(), person.get());
                if (refusal.isPresent()) {
                    tell(incoming, refusal.get());
                } else {
                    obey(incoming, lane, holder.orElseThrow(), control.order(), person.get());
                }
            }
        }
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
        if (!incoming.place().equals(run.place())) {
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
