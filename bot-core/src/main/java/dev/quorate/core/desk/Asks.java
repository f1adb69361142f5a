package dev.quorate.core.desk;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Request;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.command.Heard;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.util.List;
import java.util.Optional;

/// From an ask to a posted plan: who asks, of which cluster, what is there, what would be done.
final class Asks {
    private final Desk.Parts parts;
    private final Rooms rooms;
    private final Ledger ledger;
    private final Teller teller;
    private final Signposts signposts;

    Asks(Desk.Parts parts, Rooms rooms, Ledger ledger, Teller teller, Signposts signposts) {
        this.parts = parts;
        this.rooms = rooms;
        this.ledger = ledger;
        this.teller = teller;
        this.signposts = signposts;
    }

    void ask(Incoming incoming, Heard.Wanted wanted) throws InterruptedException {
        var person = parts.people().whois(incoming.account());
        if (person.isEmpty() && !wanted.preview()) {
            teller.tell(incoming.place(), Strangers.told(incoming.account()));
            return;
        }
        switch (rooms.find(incoming, wanted.cluster())) {
            case Rooms.No(var refusal) -> tell(incoming, refusal);
            case Rooms.One(var lane) -> ask(incoming, wanted, person, lane);
        }
    }

    private void ask(Incoming incoming, Heard.Wanted wanted, Optional<Person> person, Lane lane)
            throws InterruptedException {
        var taken = wanted.preview() ? Optional.<Refusal>empty() : lane.closed();
        if (taken.isPresent()) {
            tell(incoming, taken.get());
            return;
        }
        switch (plan(wanted, person.map(Person::name).orElse("nobody"), lane)) {
            case Refusal refusal -> tell(incoming, refusal);
            case Plan plan when wanted.preview() -> preview(incoming, plan);
            case Plan plan -> ledger.propose(request(plan), incoming.place(), mirrors(lane, incoming));
        }
    }

    private Planned plan(Heard.Wanted wanted, String asker, Lane lane) throws InterruptedException {
        var runbook = parts.runbooks().stream()
                .filter(known -> known.name().equals(wanted.runbook()))
                .findFirst()
                .orElseThrow();
        var seen = new Logs(lane.cluster().hosts()).in(new Observer(lane.cluster(), parts.clock()).look(List.of()));
        var stranger = stranger(lane, seen);
        if (stranger.isPresent()) {
            return stranger.get();
        }
        return runbook.plan(new Ask(wanted.runbook(), lane.name(), wanted.slots(), wanted.reason(), asker), seen);
    }

    /// Another cluster answers under this name: wrong endpoints, or it was built anew. Pinned by the
    /// configuration, else
    /// known from the last plan on record.
    private Optional<Refusal> stranger(Lane lane, ClusterState seen) {
        var known = lane.cluster().inventory().id().or(() -> ledger.lastId(lane.name()));
        return seen.picture() instanceof Picture.Clear clear
                ? known.filter(id -> !id.equals(clear.id()))
                        .map(id -> new Refusal(
                                "I planned nothing for " + lane.name() + ".",
                                "Its endpoints answer as cluster " + clear.id() + ", and I know it as " + id + ".",
                                "Correct the endpoints, or, if it was built anew, write `cluster-id: " + clear.id()
                                        + "` under it in my configuration and restart me."))
                : Optional.empty();
    }

    private void preview(Incoming incoming, Plan plan) {
        var proposed = new Entry(
                new RunId("preview"), 1, parts.clock().now(), new RunEvent.Proposed(request(plan), incoming.place()));
        var progress = Progress.of(List.of(proposed));
        teller.tell(incoming.place(), new Notice.PlanPreviewed(Card.of(progress, signposts.via(progress))));
    }

    /// A chat that is not connected shows nothing, and is not on record as if it did.
    private List<Place> mirrors(Lane lane, Incoming incoming) {
        return lane.elsewhere(incoming.place()).stream().filter(teller::serves).toList();
    }

    private Request request(Plan plan) {
        return Request.of(plan, parts.policy(), parts.clock().now());
    }

    private void tell(Incoming incoming, Refusal refusal) {
        teller.tell(incoming.place(), new Notice.Refused(refusal));
    }
}
