package dev.quorate.deploy.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Tries to approve what may not be approved, in every way in which Slack lets one speak, and keeps account of
/// what the record must hold of it.
final class Forger {
    private static final List<Cast> WRONG = List.of(Cast.values());
    private static final int WAYS = 6;
    private static final Set<Integer> WRITTEN = Set.of(2, 3, 4);
    private static final String NOWHERE = "1712345678.000100";

    private final FakeSlack slack;
    private final List<OpenPlan> open;
    private final OpenPlan expired;
    private final Random random;
    private final Map<Refused, Long> owed = new HashMap<>();
    private int forms;

    /// One vote that is on record as refused.
    record Refused(String cluster, String account, String why) {}

    Forger(FakeSlack slack, List<OpenPlan> open, OpenPlan expired, long seed) {
        this.slack = slack;
        this.open = List.copyOf(open);
        this.expired = expired;
        random = new Random(seed);
    }

    /// How often each refusal has to be on record by now.
    Map<Refused, Long> owed() {
        return Map.copyOf(owed);
    }

    /// One of four is delivered twice.
    void tries() {
        slack.faults().doubled(random.nextInt(4) == 0);
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> wrongPerson();
            case 5 -> wrongMessage();
            case 6 -> wrongChannel();
            case 7 -> otherPlan();
            case 8 -> tooLate();
            case 9 -> madeUp();
            case 10 -> noPerson();
            default -> replay();
        }
        slack.faults().doubled(false);
    }

    /// At the right place, by somebody who may not.
    private void wrongPerson() {
        var plan = any(open);
        var who = any(
                WRONG.stream().filter(one -> one.objection(plan).isPresent()).toList());
        var way = random.nextInt(WAYS);
        if (who.isHeard() && !isTurnedAway(plan, way)) {
            var refused = new Refused(
                    plan.cluster(), who.account(), who.objection(plan).orElseThrow());
            owed.merge(refused, 1L, Long::sum);
        }
        says(who, plan, way);
    }

    /// What is written in a channel that others read is not even read by the bot.
    private static boolean isTurnedAway(OpenPlan plan, int way) {
        return plan.channel().equals(Stage.SHARED) && WRITTEN.contains(way);
    }

    /// By somebody who may, after the end.
    private void tooLate() {
        says(Cast.CAROL, expired, random.nextInt(WAYS));
    }

    private void says(Cast who, OpenPlan plan, int way) {
        var words = "approve " + (random.nextBoolean() ? plan.digest() : plan.brief());
        var person = person(who);
        switch (way) {
            case 0 -> person.forges(plan.channel(), plan.card(), "approve", plan.digest());
            case 1 -> submits(person, plan.digest(), plan.channel(), plan.card(), plan.root());
            case 2 -> person.writes(plan.channel(), plan.root(), words);
            case 3 -> person.mentionsBelow(plan.channel(), plan.root(), words + " because it is fine");
            case 4 -> person.mentions(plan.channel(), words);
            default -> person.commands(plan.channel(), words);
        }
    }

    /// The right digest on a message that is not its card.
    private void wrongMessage() {
        var plan = any(open);
        var ts = random.nextBoolean() ? NOWHERE : expired.card();
        clicksOrSubmits(plan.digest(), plan.channel(), ts);
    }

    /// The right digest where the plan does not exist.
    private void wrongChannel() {
        var plan = any(open);
        var there = any(List.of(Stage.OPS, Stage.LAB, Stage.UNBOUND).stream()
                .filter(channel -> !channel.equals(plan.channel()))
                .toList());
        var carol = person(Cast.CAROL);
        switch (random.nextInt(4)) {
            case 0 -> clicksOrSubmits(plan.digest(), there, plan.card());
            case 1 -> carol.mentions(there, "approve " + plan.digest());
            case 2 -> carol.commands(there, "approve " + plan.brief());
            default -> carol.writesDirectly("approve " + plan.digest());
        }
    }

    /// The digest of one plan on the card of another.
    private void otherPlan() {
        var plan = any(open);
        var other = any(open.stream().filter(one -> !one.equals(plan)).toList());
        clicksOrSubmits(plan.digest(), other.channel(), other.card());
    }

    /// A plan that nobody ever showed.
    private void madeUp() {
        var plan = any(open);
        var digest = random.ints(64, 0, 16).mapToObj(Integer::toHexString).collect(Collectors.joining());
        var carol = person(Cast.CAROL);
        switch (random.nextInt(5)) {
            case 0 -> clicksOrSubmits(digest, plan.channel(), plan.card());
            case 1 -> carol.mentions(plan.channel(), "approve " + digest);
            case 2 -> carol.commands(plan.channel(), "approve " + digest.substring(0, 8));
            case 3 -> carol.commands(plan.channel(), "approve all");
            default -> clicksOrSubmits(plan.digest() + "\nforce", plan.channel(), plan.card());
        }
    }

    /// The right words of the right account, but not said by a person now.
    private void noPerson() {
        var plan = any(open);
        var said = event(plan, "app_mention");
        switch (random.nextInt(5)) {
            case 0 -> said.addProperty("bot_id", "B0OTHER01");
            case 1 -> said.addProperty("subtype", "bot_message");
            case 2 -> said.add("edited", new JsonObject());
            case 3 -> said.addProperty("subtype", "message_changed");
            default -> said.addProperty("user_team", "T0OTHER01");
        }
        person(Cast.CAROL).happens(said);
    }

    /// What Slack delivered once, again.
    private void replay() {
        var all = slack.deliveries();
        IntStream.range(0, Math.min(3, all.size())).forEach(_ -> slack.repeats(any(all)));
    }

    private void clicksOrSubmits(String digest, String channel, String ts) {
        var carol = person(Cast.CAROL);
        if (random.nextBoolean()) {
            carol.forges(channel, ts, "approve", digest);
        } else {
            submits(carol, digest, channel, ts, ts);
        }
    }

    private void submits(Person person, String digest, String channel, String card, String root) {
        var view = object("{\"type\":\"modal\",\"callback_id\":\"approve\",\"blocks\":[{\"type\":\"input\","
                + "\"block_id\":\"reason\",\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"reason\"}}]}");
        view.addProperty("id", "V0FORGED" + ++forms);
        view.addProperty("private_metadata", String.join(" ", digest, channel, card, root));
        person.submits(view, Map.of("reason", "it is fine"));
    }

    private static JsonObject event(OpenPlan plan, String type) {
        var event = object("{\"ts\":\"" + NOWHERE + "\",\"team\":\"" + FakeSlack.TEAM + "\"}");
        event.addProperty("type", type);
        event.addProperty("user", Cast.CAROL.id());
        event.addProperty("channel", plan.channel());
        event.addProperty("text", "<@" + FakeSlack.BOT_USER + "> approve " + plan.digest());
        return event;
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
