package dev.quorate.core.desk;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether those who decided may still decide, asked anew: accounts are closed, people change groups, and a
/// configuration is edited between a vote and what follows from it. Who cannot be looked up decides nothing.
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final People people;
    private final Teller teller;

    Gate(People people, Teller teller) {
        this.people = people;
        this.teller = teller;
    }

    /// Why this account decides nothing at the moment. May take seconds; nobody holds a lock meanwhile.
    Optional<Refusal> doubt(People.Account account, Place place) {
        var chat = teller.chatOf(account.chat());
        return chat.isPresent() ? doubt(chat.get(), account, place) : Optional.of(unknown(account));
    }

    private static Optional<Refusal> doubt(ChatPort chat, People.Account account, Place place) {
        try {
            return chat.doubt(account, place);
        } catch (RuntimeException e) {
            LOG.error("{} could not be looked up", account, e);
            return Optional.of(unknown(account));
        }
    }

    private static Refusal unknown(People.Account account) {
        return new Refusal(
                "The vote does not count.",
                account + " cannot be looked up, and whoever cannot be looked up decides nothing.",
                "Try again in a minute, or decide from another chat.");
    }

    /// The first reason for which the votes on this run do not carry it any further, in one sentence.
    /// `rooms` are those of its cluster.
    Optional<String> objection(Progress run, List<String> rooms) {
        return run.votes().stream()
                .filter(Vote.Yes.class::isInstance)
                .flatMap(vote -> objection(run, vote, rooms).stream())
                .findFirst();
    }

    private Optional<String> objection(Progress run, Vote vote, List<String> rooms) {
        var account = account(vote);
        var person = people.whois(account);
        if (person.filter(known -> known.name().equals(vote.person())).isEmpty()) {
            return Optional.of(account + ", from which " + vote.person() + " approved, is not known as " + vote.person()
                    + " any more.");
        }
        if (!run.request().rule().allows(person.get())) {
            return Optional.of(vote.person() + ", who approved, is not in "
                    + String.join(
                            ", ", run.request().rule().from().stream().sorted().toList())
                    + " any more.");
        }
        return doubtNow(run, account, rooms)
                .map(doubt -> "The approval of " + vote.person() + " does not count any more: " + doubt.why());
    }

    /// Asked in the chat that the account is of, wherever the run was asked for: there in the room where the run
    /// is shown, or in one of its cluster's.
    private Optional<Refusal> doubtNow(Progress run, People.Account account, List<String> rooms) {
        var chat = teller.chatOf(account.chat()).map(ChatPort::chat);
        var there = chat.flatMap(name -> run.placeIn(name)
                .or(() -> rooms.stream()
                        .map(room -> new Place(room, "gate"))
                        .filter(room -> room.chat().equals(name))
                        .findFirst()));
        return there.isPresent() ? doubt(account, there.get()) : Optional.of(unknown(account));
    }

    private static People.Account account(Vote vote) {
        var words = vote.account().split(":", 2);
        return new People.Account(words[0], words.length == 2 ? words[1] : "");
    }
}
