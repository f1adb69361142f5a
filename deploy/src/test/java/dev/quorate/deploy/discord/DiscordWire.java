package dev.quorate.deploy.discord;

import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Interaction;
import dev.quorate.chat.discord.fake.Person;
import dev.quorate.deploy.forgery.No;
import dev.quorate.deploy.forgery.OpenPlan;
import dev.quorate.deploy.forgery.Speaker;
import dev.quorate.deploy.forgery.Verb;
import dev.quorate.deploy.forgery.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How one speaks in Discord, and what is answered at once.
final class DiscordWire implements Wire {
    private static final String NOT_THERE = "This button is not on the card of a plan as it stands now.";

    /// A press or a form, and by whom.
    private record Done(Speaker who, Interaction interaction) {}

    private final FakeDiscord discord;
    private final List<Done> done = new ArrayList<>();
    private final Map<String, String> asks = new HashMap<>();
    private final List<String> written = new ArrayList<>();

    DiscordWire(FakeDiscord discord) {
        this.discord = discord;
    }

    /// The messages that must be heard, by their ids.
    List<String> written() {
        return List.copyOf(written);
    }

    /// To whoever is heard.
    List<No> refused() {
        return done.stream()
                .filter(one -> one.who().isHeard())
                .filter(one -> one.interaction()
                        .awaitAnswer()
                        .path("data")
                        .path("content")
                        .asText()
                        .contains(NOT_THERE))
                .map(one -> new No("", one.who().account(), NOT_THERE))
                .toList();
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
        var thread = discord.thread(plan.root()).isPresent() ? plan.root() : plan.channel();
        switch (way) {
            case 0 -> carries(who, verb, plan.digest(), plan.channel(), plan.card(), false);
            case 1 -> mentions(who, thread, verb.of(digest));
            case 2 -> wrote(who, person(who).replies(plan.channel(), plan.card(), verb.of(digest)));
            case 3 -> mentions(who, plan.channel(), verb.of(digest));
            case 4 -> commands(who, plan.channel(), verb, digest);
            default -> commands(who, thread, verb, digest);
        }
    }

    @Override
    public boolean isRead(OpenPlan plan, int way) {
        return true;
    }

    /// What cannot be unsaid is a form; everything else is a press.
    @Override
    public void carries(Speaker who, Verb verb, String digest, String channel, String message, boolean other) {
        var cheat = person(who).cheating();
        var tag = verb.word() + ":" + digest;
        var isForm = verb == Verb.APPROVE || verb == Verb.DENY || verb == Verb.ABORT;
        var filled = verb == Verb.ABORT ? Map.of("sure", "abort") : Map.of("reason", "so I say");
        var interaction =
                isForm != other ? cheat.submits(channel, message, tag, filled) : cheat.presses(channel, message, tag);
        done.add(new Done(who, interaction));
    }

    /// The message that asked.
    @Override
    public String noCard(OpenPlan plan) {
        return asks.computeIfAbsent(
                plan.channel(),
                channel -> discord.messages(channel).getFirst().path("id").asText());
    }

    @Override
    public void mentions(Speaker who, String channel, String words) {
        wrote(who, person(who).mentions(channel, words));
    }

    @Override
    public void commands(Speaker who, String channel, Verb verb, String plan) {
        var command = "quorate " + verb.word();
        if (verb == Verb.DENY) {
            person(who).commands(channel, command, "plan", plan, "reason", "it is not fine");
        } else {
            person(who).commands(channel, command, "plan", plan);
        }
    }

    @Override
    public void writesDirectly(Speaker who, String words) {
        wrote(who, person(who).writesDirectly(words));
    }

    private void wrote(Speaker who, String message) {
        if (who.isHeard()) {
            written.add(message);
        }
    }

    @Override
    public int pretenses() {
        return 9;
    }

    @Override
    public Optional<String> pretends(Speaker who, Verb verb, OpenPlan plan, int way) {
        var words = "<@" + FakeDiscord.BOT_USER + "> " + verb.of(plan.digest());
        var cheat = person(who).cheating();
        switch (way) {
            case 0 -> discord.stage().webhookWrites(plan.channel(), who.person(), words);
            case 1 -> cheat.writes(plan.channel(), words, said -> said.put("webhook_id", "800000000000000001"));
            case 2 -> cheat.writes(plan.channel(), words, said -> said.put("application_id", "800000000000000002"));
            case 3 -> discord.stage().discordSays(plan.channel(), 7, words);
            case 4 -> cheat.edits(plan.channel(), person(who).writes(plan.channel(), "good night"), words);
            case 5 -> person(who).mentions(DiscordTrial.UNSERVED, verb.of(plan.digest()));
            case 6 -> carries(who, verb, plan.digest(), DiscordTrial.ABROAD, plan.card(), false);
            case 7 -> carries(who, verb, plan.digest(), DiscordTrial.UNSERVED, plan.card(), false);
            default -> carries(who, verb, plan.digest(), DiscordTrial.OTHERS, plan.card(), false);
        }
        return way > 5 ? Optional.of(NOT_THERE) : Optional.empty();
    }

    @Override
    public int deliveries() {
        return discord.told();
    }

    @Override
    public void repeats(int delivery) {
        discord.repeats(delivery);
    }

    @Override
    public void doubled(boolean on) {
        discord.faults().doubled(on);
    }

    private Person person(Speaker who) {
        return discord.person(((Cast) who).id());
    }
}
