package dev.quorate.core.desk;

import dev.quorate.core.approval.Permit;
import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Ruling;
import dev.quorate.core.approval.Vote;
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
import java.util.function.BiConsumer;

/// Votes on posted plans. One at a time, so that two last votes cannot both start a run; each is journaled
/// before it has any effect, and each refusal is journaled once with its reason.
///
/// A refusal of a vote is an event of its run like any other, so each room where the run is shown is told
/// it once, also those of other chats: whoever watches over a plan is to see who tried what. The voter
/// alone gets an answer where they spoke, and nowhere else. What was said about no plan is an answer only,
/// and no event.
final class Votes {
    private final Rooms rooms;
    private final Ledger ledger;
    private final Teller teller;
    private final People people;
    private final Gate gate;
    private final Clock clock;

    Votes(Rooms rooms, Ledger ledger, Teller teller, People people, Gate gate, Clock clock) {
        this.rooms = rooms;
        this.ledger = ledger;
        this.teller = teller;
        this.people = people;
        this.gate = gate;
        this.clock = clock;
    }

    void approve(Incoming incoming, Heard.Approve said) {
        onPlan(
                incoming,
                said.plan(),
                (progress, person) -> unread(incoming, progress)
                        .ifPresentOrElse(
                                refusal -> refuse(incoming, progress, person, refusal),
                                () -> cast(
                                        incoming,
                                        progress,
                                        person,
                                        new Vote.Yes(
                                                person.name(),
                                                incoming.account().toString(),
                                                progress.request().plan().digest(),
                                                clock.now(),
                                                said.reason(),
                                                said.cluster()))));
    }

    /// Nobody approves what they could not read where they say so.
    private Optional<Refusal> unread(Incoming incoming, Progress run) {
        if (teller.showsWhole(run, incoming.place().chat())) {
            return Optional.empty();
        }
        var brief = run.request().plan().digest().brief();
        return Optional.of(new Refusal(
                "The vote does not count.",
                "Not all of plan " + brief + " can be read here yet: its card is on its way, or shows only a part and"
                        + " the file with all of it is on its way.",
                "Read it when it is in the thread, then say `approve " + brief + "` again."));
    }

    void deny(Incoming incoming, Heard.Deny said) {
        onPlan(
                incoming,
                said.plan(),
                (progress, person) -> cast(
                        incoming,
                        progress,
                        person,
                        new Vote.No(
                                person.name(),
                                incoming.account().toString(),
                                progress.request().plan().digest(),
                                clock.now(),
                                said.reason())));
    }

    void withdraw(Incoming incoming, Heard.Withdraw said) {
        onPlan(incoming, said.plan(), (progress, person) -> {
            if (!person.name().equals(progress.request().asker())) {
                refuse(
                        incoming,
                        progress,
                        person,
                        new Refusal(
                                "Plan " + said.plan() + " was not withdrawn.",
                                "Only " + progress.request().asker() + " asked for it.",
                                "Say `deny " + said.plan() + " because ...`."));
            } else {
                ledger.append(
                        progress.run(), new RunEvent.Closed(RunState.DENIED, person.name() + " withdrew the plan."));
            }
        });
    }

    /// Closes what nobody decided in time.
    synchronized void expire() {
        ledger.open().stream()
                .filter(progress -> progress.state() == RunState.WAITING)
                .filter(progress -> !clock.now().isBefore(progress.request().expires()))
                .forEach(progress -> ledger.append(
                        progress.run(),
                        new RunEvent.Closed(
                                RunState.EXPIRED,
                                "Nobody decided until " + progress.request().expires()
                                        + ". Ask again for a plan of what is there now.")));
    }

    /// The account is looked up first, outside of the lock: a chat that answers slowly holds nobody up.
    private void onPlan(Incoming incoming, String digest, BiConsumer<Progress, Person> decision) {
        var doubt = people.whois(incoming.account()).flatMap(_ -> gate.doubt(incoming.account(), incoming.place()));
        onPlan(incoming, digest, doubt, decision);
    }

    private synchronized void onPlan(
            Incoming incoming, String digest, Optional<Refusal> doubt, BiConsumer<Progress, Person> decision) {
        expire();
        var here = ledger.named(digest, rooms.clusters(incoming));
        if (here.size() != 1) {
            tell(
                    incoming,
                    new Refusal(
                            "Nothing was decided.",
                            here.isEmpty()
                                    ? "No open plan in this room begins with " + digest + "."
                                    : "Several plans begin with " + digest + ".",
                            here.isEmpty()
                                    ? "Ask `status` for what is open; a plan that expired has to be asked for again."
                                    : "Type more of it."));
            return;
        }
        var progress = here.getFirst();
        var person = people.whois(incoming.account());
        if (person.isEmpty()) {
            var refusal = Strangers.refusal(incoming.account());
            ledger.append(
                    progress.run(),
                    new RunEvent.VoteRefused("", incoming.account().toString(), refusal));
            elsewhere(incoming, progress, refusal);
        } else if (progress.state() != RunState.WAITING) {
            refuse(
                    incoming,
                    progress,
                    person.get(),
                    new Refusal(
                            "Nothing was decided.",
                            "Plan " + progress.request().plan().digest() + " is "
                                    + progress.state().word() + " already.",
                            "Ask `status`."));
        } else if (doubt.isPresent()) {
            refuse(incoming, progress, person.get(), doubt.get());
        } else {
            decision.accept(progress, person.get());
        }
    }

    private void cast(Incoming incoming, Progress progress, Person person, Vote vote) {
        switch (Ruling.with(progress.request(), progress.votes(), vote, person, clock.now())) {
            case Ruling.NotCounted(var refusal) -> refuse(incoming, progress, person, refusal);
            case Ruling.Expired _, Ruling.Waiting _ -> {
                count(progress, vote);
                confirm(incoming, progress, vote);
            }
            case Ruling.Denied(var no) -> {
                count(progress, vote);
                ledger.append(
                        progress.run(),
                        new RunEvent.Closed(RunState.DENIED, no.person() + " denied it: " + no.reason()));
                confirm(incoming, progress, vote);
            }
            case Ruling.Permitted(var permit) -> permit(incoming, progress, person, vote, permit);
        }
    }

    private void permit(Incoming incoming, Progress progress, Person person, Vote vote, Permit permit) {
        var lane = rooms.lane(permit.plan().ask().cluster()).orElseThrow();
        var closed = lane.closed();
        if (closed.isPresent()) {
            refuse(incoming, progress, person, closed.get());
            return;
        }
        count(progress, vote);
        var by = permit.votes().stream().map(Vote::person).toList();
        ledger.append(progress.run(), new RunEvent.Permitted(by));
        lane.walk(permit, progress.run());
        confirm(incoming, progress, vote);
    }

    private void count(Progress progress, Vote vote) {
        ledger.append(progress.run(), new RunEvent.Voted(vote));
    }

    /// Said last: if it cannot be said, what follows from the vote has happened all the same.
    private void confirm(Incoming incoming, Progress progress, Vote vote) {
        if (!progress.places().contains(incoming.place())) {
            teller.tell(
                    incoming.place(),
                    new Notice.VoteCast(
                            progress.run(),
                            progress.request().plan().digest().brief(),
                            vote.person(),
                            true,
                            "Your vote on " + progress.request().plan().digest() + " counts.",
                            Notice.Audience.ASKER));
        }
    }

    private void refuse(Incoming incoming, Progress progress, Person person, Refusal refusal) {
        ledger.append(
                progress.run(),
                new RunEvent.VoteRefused(person.name(), incoming.account().toString(), refusal));
        elsewhere(incoming, progress, refusal);
    }

    /// The voter hears it where they spoke, too.
    private void elsewhere(Incoming incoming, Progress progress, Refusal refusal) {
        if (!progress.places().contains(incoming.place())) {
            tell(incoming, refusal);
        }
    }

    private void tell(Incoming incoming, Refusal refusal) {
        teller.tell(incoming.place(), new Notice.Refused(refusal, Notice.Audience.ASKER));
    }
}
