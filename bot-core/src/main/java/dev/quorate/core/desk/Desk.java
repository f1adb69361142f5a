package dev.quorate.core.desk;

import dev.quorate.core.approval.Policy;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.command.Candidate;
import dev.quorate.core.command.Grammar;
import dev.quorate.core.command.Heard;
import dev.quorate.core.command.Offer;
import dev.quorate.core.notice.HealthText;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.PlainText;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Inventory;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.People;
import dev.quorate.core.port.Store;
import dev.quorate.core.port.Witness;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk that all chats talk to: what somebody says goes in, notices come out. Each thing said is
/// answered on a thread of its own, so that a question is answered while a run is under way.
public final class Desk implements Ears, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /// Everything the desk needs, made by whoever wires the bot.
    public record Parts(
            List<Watched> clusters,
            List<Runbook> runbooks,
            Policy policy,
            People people,
            Store store,
            Witness witness,
            Clock clock) {
        public Parts {
            clusters = List.copyOf(clusters);
            runbooks = List.copyOf(runbooks);
        }

        /// Without a witness.
        public Parts(
                List<Watched> clusters,
                List<Runbook> runbooks,
                Policy policy,
                People people,
                Store store,
                Clock clock) {
            this(clusters, runbooks, policy, people, store, Witness.NOBODY, clock);
        }
    }

    /// One cluster and the ways to it.
    public record Watched(Inventory inventory, EtcdPort etcd, HostPort hosts) {}

    private final Grammar grammar;
    private final Completion completion;
    private final Signposts signposts;
    private final Teller teller;
    private final Ledger ledger;
    private final Rooms rooms;
    private final Answers answers;
    private final Asks asks;
    private final Rechecks rechecks;
    private final Votes votes;
    private final Orders orders;
    private final Deliveries deliveries;
    private final Manners manners;
    private final Recovery recovery;
    private final Clock clock;
    private final AtomicBoolean goingDown = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public Desk(Parts parts) {
        clock = parts.clock();
        grammar = new Grammar(parts.runbooks());
        teller = new Teller(parts.store().outbox(), clock);
        signposts = new Signposts(parts.clusters().stream()
                .map(Watched::inventory)
                .collect(Collectors.toMap(Inventory::name, inventory -> inventory)));
        ledger = new Ledger(parts.store().journal(), teller, signposts, new Attesting(parts.witness(), teller), clock);
        deliveries = new Deliveries(parts.store().inbox(), teller, clock);
        var gate = new Gate(parts.people(), teller);
        var lanes = lanes(parts, gate);
        rooms = new Rooms(lanes);
        completion = new Completion(grammar, rooms, ledger);
        answers = new Answers(grammar, rooms, ledger, teller, parts.people(), clock);
        asks = new Asks(parts, rooms, ledger, teller, signposts);
        rechecks = new Rechecks(rooms, ledger, teller, clock);
        votes = new Votes(rooms, ledger, teller, parts.people(), gate, clock);
        orders = new Orders(rooms, ledger, teller, parts.people(), gate, clock);
        manners = new Manners(rooms, parts.people());
        recovery = new Recovery(rooms, ledger, clock);
    }

    private Map<ClusterName, Lane> lanes(Parts parts, Gate gate) {
        var lanes = new LinkedHashMap<ClusterName, Lane>();
        parts.clusters()
                .forEach(cluster -> lanes.put(
                        cluster.inventory().name(),
                        new Lane(cluster, ledger, gate, parts.store().disk(), clock, goingDown::get)));
        return lanes;
    }

    /// The chats to answer through; before `recover`, which has things to say.
    public void connect(List<ChatPort> chats) {
        teller.connect(chats);
    }

    /// Reads the journal, says in the rooms where open runs stood, and goes on with those that can go on by
    /// themselves. Then what was delivered before the bot went down and not answered is answered in the
    /// order in which it came, before anything new: chats are to begin listening afterwards.
    public void recover() {
        recovery.recover();
        var left = deliveries.left();
        threads.execute(() -> left.forEach(this::answer));
    }

    /// Looks at every cluster once, so that the first ask is not the one that waits for classes, handshakes
    /// and logins; one sentence each for the log.
    public List<String> warmUp() throws InterruptedException {
        var seen = new ArrayList<String>();
        for (var lane : rooms.lanes()) {
            seen.add(HealthText.headline(new Observer(lane.cluster(), clock).look(List.of())));
        }
        return seen;
    }

    /// One look at every endpoint of every cluster, which nobody is told of.
    public void lookAtEndpoints() throws InterruptedException {
        for (var lane : rooms.lanes()) {
            new Observer(lane.cluster(), clock).lookAtEndpoints();
        }
    }

    /// Closes what nobody decided in time. Whoever wires the bot calls it about once a second; a late call
    /// makes no late approval possible, for a vote looks at the time itself.
    public void tick() {
        votes.expire();
    }

    @Override
    public void hear(Incoming incoming) {
        if (deliveries.isNew(incoming)) {
            threads.execute(() -> answer(incoming));
        }
    }

    /// The endpoint that the commands of this run's card point at.
    public Url via(Progress progress) {
        return signposts.via(progress);
    }

    /// Whole commands that begin with what was typed.
    public List<String> complete(String typed) {
        return grammar.complete(typed);
    }

    /// All commands, for chats that have forms for them.
    public List<Offer> offers() {
        return grammar.offers();
    }

    /// What could stand in a field of this kind that somebody fills in: from what is known, without a look.
    ///
    /// - `cluster`: the one that was filled in beside it
    public List<Candidate> candidates(Phrase.Kind kind, String room, Optional<String> cluster, String typed) {
        return completion.fitting(kind, room, cluster, typed);
    }

    /// Tells every configured room.
    public void announce(String text) {
        rooms.all().forEach(room -> teller.tell(new Place(room, "announcement"), new Notice.Answered(text)));
    }

    /// Lets each run finish its act and park; false if one did not within the time.
    public boolean park(Duration within) {
        goingDown.set(true);
        var deadline = clock.elapsed().plus(within);
        try {
            for (var lane : rooms.lanes()) {
                var left = deadline.minus(clock.elapsed());
                if (!lane.quiet(left.isNegative() ? Duration.ZERO : left)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        goingDown.set(true);
        threads.shutdownNow();
    }

    private void answer(Incoming incoming) {
        try {
            if (goingDown.get()) {
                putOff(incoming);
                return;
            }
            deliveries.begun(incoming);
            respond(incoming);
            deliveries.done(incoming);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Journal.JournalException e) {
            LOG.error("the record failed while answering", e);
            teller.lament(
                    incoming.place(),
                    "My record failed while I answered this: " + e.getMessage()
                            + ". See to its disk; then `status` tells whether anything of this is on record.");
        }
    }

    /// What was delivered is kept and will be answered after the start; what was not is gone.
    private void putOff(Incoming incoming) {
        if (incoming.delivery().isEmpty()) {
            refuse(incoming, new Refusal("I did nothing.", "I am going down.", "Say it again when I am back."));
        }
    }

    private void respond(Incoming incoming) throws InterruptedException {
        try {
            var heard = grammar.parse(PlainText.line(incoming.text()));
            if (manners.isTalk(incoming, heard)) {
                return;
            }
            var objection = manners.objection(incoming, heard);
            if (objection.isPresent()) {
                teller.tell(incoming.place(), objection.get());
            } else {
                dispatch(incoming, heard);
            }
        } catch (Journal.JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("a bug while answering", e);
            teller.lament(
                    incoming.place(),
                    "Something in me broke while I answered ("
                            + e.getClass().getSimpleName()
                            + "). Ask `status` to see whether anything was begun, and tell who runs me.");
        }
    }

    private void dispatch(Incoming incoming, Heard heard) throws InterruptedException {
        switch (heard) {
            case Heard.NotUnderstood(var refusal, _) -> refuse(incoming, refusal);
            case Heard.Question question -> answers.answer(incoming, question);
            case Heard.Wanted wanted -> asks.ask(incoming, wanted);
            case Heard.Recheck(var plan) -> rechecks.recheck(incoming, plan);
            case Heard.Approve approve -> votes.approve(incoming, approve);
            case Heard.Deny deny -> votes.deny(incoming, deny);
            case Heard.Withdraw withdraw -> votes.withdraw(incoming, withdraw);
            case Heard.Control control -> orders.order(incoming, control);
        }
    }

    private void refuse(Incoming incoming, Refusal refusal) {
        teller.tell(incoming.place(), new Notice.Refused(refusal, Notice.Audience.ASKER));
    }
}
