package dev.quorate.deploy.forgery;

import dev.quorate.core.run.RunState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Tries to deny, stop, resume, retry and give up what may not be, and to have looked at again what is not there,
/// in every way in which a chat lets one speak; keeps account of what everybody has to be told of it.
final class OrderForger {
    static final String NOT_THERE = "This button is not on the card of a plan as it stands now.";
    static final String ALONE = "Between the two of us I only answer questions";

    private final Wire wire;
    private final Rooms rooms;
    private final Speaker carol;
    private final Map<OpenPlan, RunState> open;
    private final List<OpenPlan> plans;
    private final OpenPlan expired;
    private final Dice dice;
    private final Map<No, Long> owed = new HashMap<>();

    OrderForger(Trial trial, Map<OpenPlan, RunState> open, OpenPlan expired, long seed) {
        wire = trial.wire();
        rooms = trial.rooms();
        carol = trial.carol();
        this.open = Map.copyOf(open);
        plans = open.keySet().stream()
                .sorted(Comparator.comparing(OpenPlan::cluster))
                .toList();
        this.expired = expired;
        dice = new Dice(seed);
    }

    /// How often each no has to have been told or recorded by now.
    Map<No, Long> owed() {
        return Map.copyOf(owed);
    }

    /// One of four is delivered twice.
    void tries() {
        wire.doubled(dice.one(4));
        switch (dice.below(13)) {
            case 0, 1, 2, 3, 4 -> wrongPerson();
            case 5 -> wrongMessage();
            case 6 -> wrongRoom();
            case 7 -> otherPlan();
            case 8 -> tooLate();
            case 9, 10 -> wrongTime();
            case 11 -> noPerson();
            default -> replay();
        }
        wire.doubled(false);
    }

    /// What a plan in this state waits for.
    private static List<Verb> fitting(RunState state) {
        return switch (state) {
            case WAITING -> List.of(Verb.DENY);
            case RUNNING -> List.of(Verb.STOP);
            case STOPPED -> List.of(Verb.RESUME, Verb.ABORT);
            case NEEDS_PERSON -> List.of(Verb.RETRY, Verb.ABORT);
            case PAUSED, DONE, FAILED, DENIED, EXPIRED, VOID -> List.of();
        };
    }

    /// At the right place and time, by somebody who may not.
    private void wrongPerson() {
        var plan = dice.any(plans);
        var verb = dice.any(fitting(state(plan)));
        Speaker who = dice.any(wire.everybody().stream()
                .filter(one -> verb.objection(one, plan).isPresent())
                .toList());
        var way = dice.below(wire.ways());
        if (who.isHeard() && wire.isRead(plan, way)) {
            owe(verb, plan, who, verb.objection(who, plan).orElseThrow());
        }
        says(who, verb, plan, way);
    }

    /// By somebody who may, while the plan is in another state.
    private void wrongTime() {
        var plan = dice.any(plans);
        var state = state(plan);
        if (state == RunState.WAITING) {
            var verb = dice.any(List.of(Verb.STOP, Verb.RESUME, Verb.RETRY, Verb.ABORT));
            var way = plan.channel().equals(rooms.shared()) ? 0 : dice.below(wire.ways());
            told(verb.notHere(says(carol, verb, plan, way)));
        } else if (dice.one(2)) {
            owe(Verb.DENY, plan, carol, "Plan " + plan.brief() + " is " + state.word() + " already.");
            says(carol, Verb.DENY, plan, dice.below(wire.ways()));
        } else {
            var verb = dice.any(List.of(Verb.STOP, Verb.RESUME, Verb.RETRY, Verb.ABORT).stream()
                    .filter(one -> !fitting(state).contains(one))
                    .toList());
            owe(verb, plan, carol, "The run is " + state.word() + ", which `" + verb.word() + "` does not fit.");
            says(carol, verb, plan, dice.below(wire.ways()));
        }
    }

    /// By somebody who may, after the end.
    private void tooLate() {
        var verb = dice.any(Verb.others());
        told(verb.notHere(says(carol, verb, expired, dice.below(wire.ways()))));
    }

    /// Comes back with the digest as it was said.
    private String says(Speaker who, Verb verb, OpenPlan plan, int way) {
        var digest = way == 0 || dice.one(2) ? plan.digest() : plan.brief();
        wire.says(who, verb, plan, digest, way);
        return digest;
    }

    /// The right digest on a message that is not its card.
    private void wrongMessage() {
        var plan = dice.any(plans);
        carries(plan.digest(), plan.channel(), dice.one(2) ? wire.noCard(plan) : expired.card());
    }

    /// The digest of one plan on the card of another.
    private void otherPlan() {
        var plan = dice.any(plans);
        var other = dice.any(plans.stream().filter(one -> !one.equals(plan)).toList());
        carries(plan.digest(), other.channel(), other.card());
    }

    private void carries(String digest, String channel, String message) {
        told(NOT_THERE);
        wire.carries(carol, dice.any(Verb.others()), digest, channel, message, false);
    }

    /// Where the plan does not exist.
    private void wrongRoom() {
        var plan = dice.any(plans);
        var there = dice.any(List.of(rooms.ops(), rooms.lab(), rooms.unbound()).stream()
                .filter(channel -> !channel.equals(plan.channel()))
                .toList());
        var verb = dice.any(Verb.others());
        switch (dice.below(4)) {
            case 0 -> carries(plan.digest(), there, plan.card());
            case 1 -> {
                told(verb.notHere(plan.digest()));
                wire.mentions(carol, there, verb.of(plan.digest()));
            }
            case 2 -> {
                told(verb.notHere(plan.brief()));
                wire.commands(carol, there, verb, plan.brief());
            }
            default -> {
                told(ALONE);
                wire.writesDirectly(carol, verb.of(plan.digest()));
            }
        }
    }

    /// The right words of the right account, but not said by a person now.
    private void noPerson() {
        var plan = dice.any(plans);
        var verb = dice.any(fitting(state(plan)));
        wire.pretends(carol, verb, plan, dice.below(wire.pretenses())).ifPresent(this::told);
    }

    /// What the chat delivered once, again. What is asked for with it is not: that is no order.
    private void replay() {
        var all = wire.deliveries();
        IntStream.range(0, Math.min(3, all)).forEach(_ -> wire.repeats(dice.below(all)));
    }

    private void owe(Verb verb, OpenPlan plan, Speaker who, String why) {
        owed.merge(No.told(who.account(), why), 1L, Long::sum);
        if (verb.isVote()) {
            owed.merge(new No(plan.cluster(), who.account(), why), 1L, Long::sum);
        }
    }

    private void told(String why) {
        owed.merge(No.told(carol.account(), why), 1L, Long::sum);
    }

    private RunState state(OpenPlan plan) {
        return Optional.ofNullable(open.get(plan)).orElseThrow();
    }
}
