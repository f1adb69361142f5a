package dev.quorate.deploy.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Person;
import dev.quorate.core.run.RunState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/// Tries to deny, stop, resume, retry and give up what may not be, and to have looked at again what is not there,
/// in every way in which Slack lets one speak; keeps account of what everybody has to be told of it.
final class OrderForger {
    static final String NOT_THERE = "This button is not on the card of a plan as it stands now.";
    static final String ALONE = "Between the two of us I only answer questions";

    private static final int WAYS = 5;
    private static final Set<Integer> WRITTEN = Set.of(1, 2, 3);
    private static final String NOWHERE = "1712345678.000100";
    private static final List<Cast> EVERYBODY = List.of(Cast.values());

    private final FakeSlack slack;
    private final Map<OpenPlan, RunState> open;
    private final List<OpenPlan> plans;
    private final OpenPlan expired;
    private final Random random;
    private final Map<Told, Long> owed = new HashMap<>();
    private int forms;

    /// A no that somebody was told, or that is on record (`on` is the cluster then, else empty).
    record Told(String on, String account, String why) {}

    OrderForger(FakeSlack slack, Map<OpenPlan, RunState> open, OpenPlan expired, long seed) {
        this.slack = slack;
        this.open = Map.copyOf(open);
        plans = open.keySet().stream()
                .sorted(java.util.Comparator.comparing(OpenPlan::cluster))
                .toList();
        this.expired = expired;
        random = new Random(seed);
    }

    /// How often each no has to have been told or recorded by now.
    Map<Told, Long> owed() {
        return Map.copyOf(owed);
    }

    /// One of four is delivered twice.
    void tries() {
        slack.faults().doubled(random.nextInt(4) == 0);
        switch (random.nextInt(13)) {
            case 0, 1, 2, 3, 4 -> wrongPerson();
            case 5 -> wrongMessage();
            case 6 -> wrongRoom();
            case 7 -> otherPlan();
            case 8 -> tooLate();
            case 9, 10 -> wrongTime();
            case 11 -> noPerson();
            default -> replay();
        }
        slack.faults().doubled(false);
    }

    /// What a plan in this state waits for.
    private static Set<Verb> fitting(RunState state) {
        return switch (state) {
            case WAITING -> Set.of(Verb.DENY);
            case RUNNING -> Set.of(Verb.STOP);
            case STOPPED -> Set.of(Verb.RESUME, Verb.ABORT);
            case NEEDS_PERSON -> Set.of(Verb.RETRY, Verb.ABORT);
            case PAUSED, DONE, FAILED, DENIED, EXPIRED, VOID -> Set.of();
        };
    }

    /// At the right place and time, by somebody who may not.
    private void wrongPerson() {
        var plan = any(plans);
        var verb = any(fitting(state(plan)).stream().sorted().toList());
        var who = any(EVERYBODY.stream()
                .filter(one -> verb.objection(one, plan).isPresent())
                .toList());
        var way = random.nextInt(WAYS);
        if (who.isHeard() && !isTurnedAway(plan, way)) {
            owe(verb, plan, who, verb.objection(who, plan).orElseThrow());
        }
        says(who, verb, plan, way);
    }

    /// What is written in a channel that others read is not even read by the bot.
    private static boolean isTurnedAway(OpenPlan plan, int way) {
        return plan.channel().equals(Stage.SHARED) && WRITTEN.contains(way);
    }

    /// By somebody who may, while the plan is in another state.
    private void wrongTime() {
        var plan = any(plans);
        var state = state(plan);
        if (state == RunState.WAITING) {
            var verb = any(List.of(Verb.STOP, Verb.RESUME, Verb.RETRY, Verb.ABORT));
            var way = plan.channel().equals(Stage.SHARED) ? 0 : random.nextInt(WAYS);
            told(Cast.CAROL, verb.notHere(says(Cast.CAROL, verb, plan, way)));
        } else if (random.nextBoolean()) {
            owe(Verb.DENY, plan, Cast.CAROL, "Plan " + plan.brief() + " is " + state.word() + " already.");
            says(Cast.CAROL, Verb.DENY, plan);
        } else {
            var verb = any(Arrays.stream(Verb.values())
                    .filter(one -> one != Verb.DENY && one != Verb.RECHECK)
                    .filter(one -> !fitting(state).contains(one))
                    .toList());
            owe(verb, plan, Cast.CAROL, "The run is " + state.word() + ", which `" + verb.word() + "` does not fit.");
            says(Cast.CAROL, verb, plan);
        }
    }

    /// By somebody who may, after the end.
    private void tooLate() {
        var verb = any(List.of(Verb.values()));
        told(Cast.CAROL, verb.notHere(says(Cast.CAROL, verb, expired)));
    }

    private String says(Cast who, Verb verb, OpenPlan plan) {
        return says(who, verb, plan, random.nextInt(WAYS));
    }

    /// Comes back with the digest as it was said.
    private String says(Cast who, Verb verb, OpenPlan plan, int way) {
        var digest = random.nextBoolean() ? plan.digest() : plan.brief();
        var person = person(who);
        switch (way) {
            case 0 -> {
                clickOrForm(person, verb, plan.digest(), plan.channel(), plan.card(), plan.root());
                return plan.digest();
            }
            case 1 -> person.writes(plan.channel(), plan.root(), verb.of(digest));
            case 2 -> person.mentionsBelow(plan.channel(), plan.root(), verb.of(digest));
            case 3 -> person.mentions(plan.channel(), verb.of(digest));
            default -> person.commands(plan.channel(), verb.of(digest));
        }
        return digest;
    }

    /// The right digest on a message that is not its card.
    private void wrongMessage() {
        var plan = any(plans);
        carries(plan.digest(), plan.channel(), random.nextBoolean() ? NOWHERE : expired.card());
    }

    /// The digest of one plan on the card of another.
    private void otherPlan() {
        var plan = any(plans);
        var other = any(plans.stream().filter(one -> !one.equals(plan)).toList());
        carries(plan.digest(), other.channel(), other.card());
    }

    private void carries(String digest, String channel, String ts) {
        told(Cast.CAROL, NOT_THERE);
        clickOrForm(person(Cast.CAROL), any(List.of(Verb.values())), digest, channel, ts, ts);
    }

    /// Where the plan does not exist.
    private void wrongRoom() {
        var plan = any(plans);
        var there = any(List.of(Stage.OPS, Stage.LAB, Stage.UNBOUND).stream()
                .filter(channel -> !channel.equals(plan.channel()))
                .toList());
        var verb = any(List.of(Verb.values()));
        var carol = person(Cast.CAROL);
        switch (random.nextInt(4)) {
            case 0 -> carries(plan.digest(), there, plan.card());
            case 1 -> {
                told(Cast.CAROL, verb.notHere(plan.digest()));
                carol.mentions(there, verb.of(plan.digest()));
            }
            case 2 -> {
                told(Cast.CAROL, verb.notHere(plan.brief()));
                carol.commands(there, verb.of(plan.brief()));
            }
            default -> {
                told(Cast.CAROL, ALONE);
                carol.writesDirectly(verb.of(plan.digest()));
            }
        }
    }

    /// The right words of the right account, but not said by a person now.
    private void noPerson() {
        var plan = any(plans);
        var event = object("{\"ts\":\"" + NOWHERE + "\",\"team\":\"" + FakeSlack.TEAM + "\",\"type\":\"app_mention\"}");
        event.addProperty("user", Cast.CAROL.id());
        event.addProperty("channel", plan.channel());
        event.addProperty(
                "text",
                "<@" + FakeSlack.BOT_USER + "> "
                        + any(fitting(state(plan)).stream().sorted().toList()).of(plan.digest()));
        switch (random.nextInt(5)) {
            case 0 -> event.addProperty("bot_id", "B0OTHER01");
            case 1 -> event.addProperty("subtype", "bot_message");
            case 2 -> event.add("edited", new JsonObject());
            case 3 -> event.addProperty("subtype", "message_changed");
            default -> event.addProperty("user_team", "T0OTHER01");
        }
        person(Cast.CAROL).happens(event);
    }

    /// What Slack delivered once, again. What is asked for with it is not: that is no order.
    private void replay() {
        var all = slack.deliveries();
        IntStream.range(0, Math.min(3, all.size())).forEach(_ -> slack.repeats(any(all)));
    }

    /// A denial is a form; everything else is a click.
    private void clickOrForm(Person person, Verb verb, String digest, String channel, String card, String root) {
        if (verb != Verb.DENY) {
            person.forges(channel, card, verb.word(), digest);
            return;
        }
        var view = object("{\"type\":\"modal\",\"callback_id\":\"deny\",\"blocks\":[{\"type\":\"input\","
                + "\"block_id\":\"reason\",\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"reason\"}}]}");
        view.addProperty("id", "V0FORGED" + ++forms);
        view.addProperty("private_metadata", String.join(" ", digest, channel, card, root));
        person.submits(view, Map.of("reason", "it is not fine"));
    }

    private void owe(Verb verb, OpenPlan plan, Cast who, String why) {
        told(who, why);
        if (verb.isVote()) {
            owed.merge(new Told(plan.cluster(), who.account(), why), 1L, Long::sum);
        }
    }

    private void told(Cast who, String why) {
        owed.merge(new Told("", who.account(), why), 1L, Long::sum);
    }

    private RunState state(OpenPlan plan) {
        return java.util.Optional.ofNullable(open.get(plan)).orElseThrow();
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private Person person(Cast who) {
        return slack.person(who.id());
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
