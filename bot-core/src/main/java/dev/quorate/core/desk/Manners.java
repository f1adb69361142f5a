package dev.quorate.core.desk;

import dev.quorate.core.command.Heard;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is answered depends on how it was said: people who talk among themselves are not interrupted, and
/// nothing is decided where others do not see it.
final class Manners {
    private final Rooms rooms;
    private final People people;

    Manners(Rooms rooms, People people) {
        this.rooms = rooms;
        this.people = people;
    }

    /// Whether this was said to others. What begins as a command does is taken for one, and gets its refusal:
    /// silence upon a mistyped `stop` would be taken for consent.
    boolean isTalk(Incoming incoming, Heard heard) {
        return incoming.manner() == Incoming.Manner.OVERHEARD
                && heard instanceof Heard.NotUnderstood(_, var command)
                && !command;
    }

    /// Why this is not answered here.
    Optional<Notice> objection(Incoming incoming, Heard heard) {
        if (incoming.manner() != Incoming.Manner.PRIVATE || isForEverybody(heard)) {
            return Optional.empty();
        }
        if (people.whois(incoming.account()).isEmpty()) {
            return Optional.of(Strangers.told(incoming.account()));
        }
        return isQuestion(heard) ? Optional.empty() : Optional.of(elsewhere(incoming));
    }

    private static boolean isForEverybody(Heard heard) {
        return heard instanceof Heard.Question question
                && (question.kind() == Heard.Kind.HELP || question.kind() == Heard.Kind.WHOAMI);
    }

    private static boolean isQuestion(Heard heard) {
        return switch (heard) {
            case Heard.Question _, Heard.NotUnderstood _ -> true;
            case Heard.Wanted wanted -> wanted.preview();
            case Heard.Recheck _, Heard.Approve _, Heard.Deny _, Heard.Withdraw _, Heard.Control _ -> false;
        };
    }

    private Notice elsewhere(Incoming incoming) {
        var chat = incoming.place().chat();
        var known = rooms.in(incoming).stream()
                .map(lane -> lane.name() + " in " + lane.roomIn(chat).orElseThrow())
                .collect(Collectors.joining(", "));
        return new Notice.Refused(
                new Refusal(
                        "I did nothing.",
                        "Between the two of us I only answer questions: what is asked for, decided and ordered has"
                                + " to be seen by others.",
                        known.isEmpty()
                                ? "Go to the cluster's room; no cluster has one in this chat."
                                : "Go to the cluster's room: " + known + "."),
                Notice.Audience.ASKER);
    }
}
