package dev.quorate.deploy.forgery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Tries to approve what may not be approved, in every way in which a chat lets one speak, and keeps account of what
/// the record must hold of it.
final class ApprovalForger {
    private final Trial trial;
    private final Wire wire;
    private final Rooms rooms;
    private final Speaker carol;
    private final List<OpenPlan> open;
    private final OpenPlan expired;
    private final Dice dice;
    private final Map<No, Long> owed = new HashMap<>();

    ApprovalForger(Trial trial, List<OpenPlan> open, OpenPlan expired, long seed) {
        this.trial = trial;
        wire = trial.wire();
        rooms = trial.rooms();
        carol = trial.carol();
        this.open = List.copyOf(open);
        this.expired = expired;
        dice = new Dice(seed);
    }

    /// How often each refusal has to be on record by now.
    Map<No, Long> owed() {
        return Map.copyOf(owed);
    }

    /// One of four is delivered twice.
    void tries() {
        wire.doubled(dice.one(4));
        switch (dice.below(12)) {
            case 0, 1, 2, 3, 4 -> wrongPerson();
            case 5 -> wrongMessage();
            case 6 -> wrongRoom();
            case 7 -> otherPlan();
            case 8 -> tooLate();
            case 9 -> madeUp();
            case 10 -> noPerson();
            default -> replay();
        }
        wire.doubled(false);
    }

    /// At the right place, by somebody who may not.
    private void wrongPerson() {
        var plan = dice.any(open);
        Speaker who = dice.any(wire.everybody().stream()
                .filter(one -> one.objection(plan).isPresent())
                .toList());
        var way = dice.below(wire.ways());
        if (who.isHeard() && wire.isRead(plan, way)) {
            owed.merge(new No(plan.cluster(), who.account(), who.objection(plan).orElseThrow()), 1L, Long::sum);
        }
        says(who, plan, way);
    }

    /// By somebody who may, after the end.
    private void tooLate() {
        says(carol, expired, dice.below(wire.ways()));
    }

    private void says(Speaker who, OpenPlan plan, int way) {
        wire.says(who, Verb.APPROVE, plan, dice.one(2) ? plan.digest() : plan.brief(), way);
    }

    /// The right digest on a message that is not its card.
    private void wrongMessage() {
        var plan = dice.any(open);
        carries(plan.digest(), plan.channel(), dice.one(2) ? wire.noCard(plan) : expired.card());
    }

    /// The right digest where the plan does not exist.
    private void wrongRoom() {
        var plan = dice.any(open);
        var there = dice.any(List.of(rooms.ops(), rooms.lab(), rooms.unbound()).stream()
                .filter(channel -> !channel.equals(plan.channel()))
                .toList());
        switch (dice.below(4)) {
            case 0 -> carries(plan.digest(), there, plan.card());
            case 1 -> wire.mentions(carol, there, "approve " + plan.digest());
            case 2 -> wire.commands(carol, there, Verb.APPROVE, plan.brief());
            default -> wire.writesDirectly(carol, "approve " + plan.digest());
        }
    }

    /// The digest of one plan on the card of another.
    private void otherPlan() {
        var plan = dice.any(open);
        var other = dice.any(open.stream().filter(one -> !one.equals(plan)).toList());
        carries(plan.digest(), other.channel(), other.card());
    }

    /// A plan that nobody ever showed.
    private void madeUp() {
        var plan = dice.any(open);
        var digest = dice.digest();
        switch (dice.below(5)) {
            case 0 -> carries(digest, plan.channel(), plan.card());
            case 1 -> wire.mentions(carol, plan.channel(), "approve " + digest);
            case 2 -> wire.commands(carol, plan.channel(), Verb.APPROVE, digest.substring(0, 8));
            case 3 -> wire.commands(carol, plan.channel(), Verb.APPROVE, "all");
            default -> carries(plan.digest() + "\nforce", plan.channel(), plan.card());
        }
    }

    private void carries(String digest, String channel, String message) {
        wire.carries(carol, Verb.APPROVE, digest, channel, message, dice.one(2));
    }

    /// The right words of the right account, but not said by a person now.
    private void noPerson() {
        wire.pretends(trial.carol(), Verb.APPROVE, dice.any(open), dice.below(wire.pretenses()));
    }

    /// What the chat delivered once, again.
    private void replay() {
        var all = wire.deliveries();
        IntStream.range(0, Math.min(3, all)).forEach(_ -> wire.repeats(dice.below(all)));
    }
}
