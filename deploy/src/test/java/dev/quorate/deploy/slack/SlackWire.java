package dev.quorate.deploy.slack;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Person;
import dev.quorate.deploy.forgery.OpenPlan;
import dev.quorate.deploy.forgery.Speaker;
import dev.quorate.deploy.forgery.Verb;
import dev.quorate.deploy.forgery.Wire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How one speaks in Slack.
final class SlackWire implements Wire {
    private static final Set<Integer> WRITTEN = Set.of(1, 2, 3);
    private static final String NOWHERE = "1712345678.000100";

    private final FakeSlack slack;
    private int forms;

    SlackWire(FakeSlack slack) {
        this.slack = slack;
    }

    @Override
    public List<Cast> everybody() {
        return List.of(Cast.values());
    }

    @Override
    public int ways() {
        return 6;
    }

    @Override
    public void says(Speaker who, Verb verb, OpenPlan plan, String digest, int way) {
        var person = person(who);
        switch (way) {
            case 0 -> carried(person, verb, plan.digest(), plan.channel(), plan.card(), plan.root(), false);
            case 1 -> person.writes(plan.channel(), plan.root(), verb.of(digest));
            case 2 -> person.mentionsBelow(plan.channel(), plan.root(), verb.of(digest));
            case 3 -> person.mentions(plan.channel(), verb.of(digest));
            case 4 -> person.commands(plan.channel(), verb.of(digest));
            default -> {
                if (verb == Verb.APPROVE) {
                    carried(person, verb, plan.digest(), plan.channel(), plan.card(), plan.root(), true);
                } else {
                    person.commands(plan.channel(), verb.of(digest));
                }
            }
        }
    }

    /// What is written in a channel that others read is not even read by the bot.
    @Override
    public boolean isRead(OpenPlan plan, int way) {
        return !plan.channel().equals(Stage.SHARED) || !WRITTEN.contains(way);
    }

    @Override
    public void carries(Speaker who, Verb verb, String digest, String channel, String message, boolean other) {
        carried(person(who), verb, digest, channel, message, message, other);
    }

    /// A denial is a form, an approval is one where its button asks for words; everything else is a click.
    private void carried(
            Person person, Verb verb, String digest, String channel, String card, String root, boolean other) {
        if (verb != Verb.DENY && !(verb == Verb.APPROVE && other)) {
            person.forges(channel, card, verb.word(), digest);
            return;
        }
        var view = object("{\"type\":\"modal\",\"blocks\":[{\"type\":\"input\",\"block_id\":\"reason\","
                + "\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"reason\"}}]}");
        view.addProperty("callback_id", verb.word());
        view.addProperty("id", "V0FORGED" + ++forms);
        view.addProperty("private_metadata", String.join(" ", digest, channel, card, root));
        person.submits(view, Map.of("reason", "so I say"));
    }

    @Override
    public String noCard(OpenPlan plan) {
        return NOWHERE;
    }

    @Override
    public void mentions(Speaker who, String channel, String words) {
        person(who).mentions(channel, words);
    }

    @Override
    public void commands(Speaker who, String channel, Verb verb, String plan) {
        person(who).commands(channel, verb.of(plan));
    }

    @Override
    public void writesDirectly(Speaker who, String words) {
        person(who).writesDirectly(words);
    }

    @Override
    public int pretenses() {
        return 5;
    }

    @Override
    public Optional<String> pretends(Speaker who, Verb verb, OpenPlan plan, int way) {
        var said = object("{\"type\":\"app_mention\",\"ts\":\"" + NOWHERE + "\",\"team\":\"" + FakeSlack.TEAM + "\"}");
        said.addProperty("user", ((Cast) who).id());
        said.addProperty("channel", plan.channel());
        said.addProperty("text", "<@" + FakeSlack.BOT_USER + "> " + verb.of(plan.digest()));
        switch (way) {
            case 0 -> said.addProperty("bot_id", "B0OTHER01");
            case 1 -> said.addProperty("subtype", "bot_message");
            case 2 -> said.add("edited", new JsonObject());
            case 3 -> said.addProperty("subtype", "message_changed");
            default -> said.addProperty("user_team", "T0OTHER01");
        }
        person(who).happens(said);
        return Optional.empty();
    }

    @Override
    public int deliveries() {
        return slack.deliveries().size();
    }

    @Override
    public void repeats(int delivery) {
        slack.repeats(slack.deliveries().get(delivery));
    }

    @Override
    public void doubled(boolean on) {
        slack.faults().doubled(on);
    }

    private static JsonObject object(String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private Person person(Speaker who) {
        return slack.person(((Cast) who).id());
    }
}
