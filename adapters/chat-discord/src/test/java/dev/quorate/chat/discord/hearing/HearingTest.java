package dev.quorate.chat.discord.hearing;

import static dev.quorate.chat.discord.hearing.Listener.DIGEST;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.chat.discord.api.Spot;
import dev.quorate.chat.discord.cards.ButtonTag;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Interaction;
import dev.quorate.chat.discord.fake.Person;
import dev.quorate.chat.discord.fake.Waiting;
import dev.quorate.chat.discord.fake.WallClock;
import dev.quorate.core.command.Field;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people do at Discord, and what the ears hear of it.
final class HearingTest {
    private static final String ROOM = "1100000000000000001";
    /// The bot is there too; the configuration does not name it.
    private static final String OTHER_GUILD = "900000000000000777";
    private static final String OTHER_ROOM = "1100000000000000777";
    private static final String ALICE = "1000000000000000001";

    private FakeDiscord discord;
    private Listener listener;
    private Gateway gateway;
    private Person alice;

    @BeforeEach
    void connect() throws InterruptedException {
        discord = FakeDiscord.start(new WallClock());
        discord.channel(ROOM);
        discord.stage().guild(OTHER_GUILD);
        discord.stage().channel(OTHER_ROOM, OTHER_GUILD);
        alice = discord.person(ALICE);
        listener = new Listener();
        gateway = listener.gateway(discord, new WallClock());
        gateway.start();
        Waiting.until("the gateway", () -> gateway.reach() instanceof Reach.Ready);
        Waiting.until("the commands", () -> !discord.commands(FakeDiscord.GUILD).isEmpty());
    }

    @AfterEach
    void disconnect() {
        gateway.close();
        listener.close();
        discord.close();
    }

    @Test
    void a_mention_is_heard_once_as_it_was_typed() {
        var message = alice.mentions(ROOM, "replace member 10.0.1.2 because disk & <fan> died");

        awaitHeard(1);
        assertThat(listener.heard()).singleElement().satisfies(incoming -> {
            assertThat(incoming.text()).isEqualTo("replace member 10.0.1.2 because disk & <fan> died");
            assertThat(incoming.place())
                    .isEqualTo(Spot.top(ROOM, message, ALICE).place());
            assertThat(incoming.account().toString()).isEqualTo("discord:" + ALICE);
            assertThat(incoming.manner()).isEqualTo(Manner.ADDRESSED);
            assertThat(incoming.delivery()).contains("msg/" + message);
        });
        assertNothingForbidden();
    }

    @Test
    void talk_programs_and_discord_itself_are_not_heard() {
        alice.writes(ROOM, "approve ab12");
        discord.stage().webhookWrites(ROOM, "alerts", "<@" + FakeDiscord.BOT_USER + "> approve ab12");
        discord.stage().discordSays(ROOM, 7, "<@" + FakeDiscord.BOT_USER + "> approve ab12");
        discord.person("1000000000000000002");
        discord.stage().user("1000000000000000002", user -> user.put("bot", true));
        discord.person("1000000000000000002").mentions(ROOM, "approve ab12");
        alice.mentions(ROOM, "health");

        awaitHeard(1);
        assertThat(listener.texts()).containsExactly("health");
        assertNothingForbidden();
    }

    @Test
    void a_direct_message_is_private_and_needs_no_mention() {
        alice.writesDirectly("members");

        awaitHeard(1);
        assertThat(listener.heard().getFirst().manner()).isEqualTo(Manner.PRIVATE);
        assertThat(Spot.of(listener.heard().getFirst().place()).orElseThrow().isDirect())
                .isTrue();
    }

    @Test
    void messages_of_a_guild_that_is_not_served_are_not_heard() {
        alice.mentions(OTHER_ROOM, "approve ab12");
        alice.mentions(ROOM, "health");

        awaitHeard(1);
        assertThat(listener.texts()).containsExactly("health");
    }

    @Test
    void each_command_filled_in_is_heard_as_its_sentence() {
        var filled = new HashMap<String, Integer>();
        for (var offer : Listener.grammar().offers()) {
            var values = new ArrayList<Object>();
            var map = new HashMap<String, String>();
            offer.fields().forEach(field -> {
                map.put(field.name(), sample(field));
                values.add(field.name());
                values.add(sample(field));
            });
            var used = alice.commands(ROOM, "quorate " + offer.head().replace(' ', '-'), values.toArray());
            used.awaitAnswer();
            filled.merge(offer.sentence(map), 1, Integer::sum);
        }

        assertThat(listener.texts()).containsExactlyInAnyOrderElementsOf(filled.keySet());
        for (var text : listener.texts()) {
            assertThat(Listener.grammar().parse(text))
                    .as(text)
                    .isNotInstanceOf(dev.quorate.core.command.Heard.NotUnderstood.class);
        }
        assertThat(listener.heard()).extracting(Incoming::manner).containsOnly(Manner.ADDRESSED);
        assertNothingForbidden();
    }

    @Test
    void a_command_is_acknowledged_to_its_person_alone() {
        var used = alice.commands(ROOM, "quorate replace-member", "member", "10.0.1.2");

        assertThat(used.awaitAnswer().path("type").asInt()).isEqualTo(4);
        assertThat(listener.heard().getFirst().place())
                .isEqualTo(Spot.command(ROOM, used.id(), ALICE).place());
        assertThat(discord.whispers(ROOM))
                .singleElement()
                .satisfies(whisper -> assertThat(whisper.path("content").asText())
                        .isEqualTo("Heard: `replace member 10.0.1.2`. The answer comes in this channel."));
        assertThat(discord.messages(ROOM)).isEmpty();
        assertNothingForbidden();
    }

    @Test
    void an_option_offers_what_is_known_while_somebody_types() {
        var typing = alice.completes(ROOM, "quorate recover-cluster-from", "cluster", "prod", "member", "10.");

        var choices = typing.awaitAnswer();
        assertThat(choices.path("type").asInt()).isEqualTo(8);
        assertThat(choices.path("data").path("choices")).singleElement().satisfies(choice -> {
            assertThat(choice.path("value").asText()).isEqualTo("10.0.1.2");
            assertThat(choice.path("name").asText()).isEqualTo("MEMBER in discord:" + ROOM + " of prod, 10.");
        });
        assertThat(listener.heard()).isEmpty();
        assertNothingForbidden();
    }

    @Test
    void a_press_counts_only_on_the_card_as_it_stands() {
        var card = alice.writes(ROOM, "the card");
        var copy = alice.writes(ROOM, "a copy of it");
        listener.stands(DIGEST, ROOM, card);

        press(card, ButtonId.STOP);
        assertThat(refusal(press(copy, ButtonId.STOP))).isEqualTo(Clicks.NOT_THERE);
        assertThat(refusal(alice.forges(ROOM, card, "stop:" + "0".repeat(64)))).isEqualTo(Clicks.NOT_THERE);
        assertThat(refusal(alice.forges(ROOM, card, "stop"))).isEqualTo(Clicks.NOT_THERE);

        assertThat(listener.heard()).singleElement().satisfies(incoming -> {
            assertThat(incoming.text()).isEqualTo("stop " + DIGEST);
            assertThat(incoming.place())
                    .isEqualTo(Spot.thread(ROOM, card, ALICE).place());
        });
        assertNothingForbidden();
    }

    @Test
    void an_approval_opens_a_form_and_only_its_submission_decides() {
        var card = alice.writes(ROOM, "the card");
        listener.stands(DIGEST, ROOM, card);

        var opened = press(card, ButtonId.APPROVE);
        assertThat(opened.awaitAnswer().path("type").asInt()).isEqualTo(9);
        assertThat(listener.heard()).isEmpty();
        alice.submits(opened, Map.of("reason", "read\nit", "cluster", "prod eu"))
                .awaitAnswer();

        assertThat(listener.texts()).containsExactly("approve " + DIGEST + " on prod_eu because read it");
        assertNothingForbidden();
    }

    @Test
    void a_form_that_outlived_its_card_says_nothing() {
        var card = alice.writes(ROOM, "the card");
        listener.stands(DIGEST, ROOM, card);
        var opened = press(card, ButtonId.DENY);
        opened.awaitAnswer();
        listener.stands(DIGEST, ROOM, alice.writes(ROOM, "the card, posted anew"));

        assertThat(refusal(alice.submits(opened, Map.of("reason", "no")))).isEqualTo(Clicks.NOT_THERE);
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void a_run_is_given_up_only_with_the_word() {
        var card = alice.writes(ROOM, "the card");
        listener.stands(DIGEST, ROOM, card);

        var opened = press(card, ButtonId.ABORT);
        opened.awaitAnswer();
        assertThat(refusal(alice.submits(opened, Map.of("sure", "well")))).isEqualTo(Clicks.NOT_SURE);
        var again = press(card, ButtonId.ABORT);
        again.awaitAnswer();
        alice.submits(again, Map.of("sure", "abort")).awaitAnswer();

        assertThat(listener.texts()).containsExactly("abort " + DIGEST);
    }

    @Test
    void a_plan_that_the_card_does_not_show_is_posted_and_has_to_be_read() {
        var card = alice.writes(ROOM, "the card");
        listener.stands(DIGEST, ROOM, card);

        var opened = press(card, ButtonId.APPROVE_AFTER_READING);
        opened.awaitAnswer();
        assertThat(listener.asides()).containsExactly("show " + DIGEST + " to " + ALICE);
        press(card, ButtonId.PLAN).awaitAnswer();
        assertThat(listener.asides()).hasSize(2);
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void elsewhere_and_by_an_app_of_ones_own_nothing_is_heard() {
        discord.stage().foreignGuild("900000000000000999");
        discord.stage().channel("1100000000000000999", "900000000000000999");
        discord.stage().conversationOfOthers("1100000000000000888");
        for (var channel : new String[] {"1100000000000000999", "1100000000000000888", OTHER_ROOM}) {
            var message = alice.writes(channel, "the card");
            listener.stands(DIGEST, channel, message);
            assertThat(refusal(alice.forges(channel, message, tag(ButtonId.STOP))))
                    .isEqualTo(Clicks.NOT_THERE);
        }
        assertThat(listener.texts()).noneMatch(text -> text.contains(DIGEST));
    }

    @Test
    void what_arrives_twice_has_one_effect() {
        discord.faults().doubled(true);
        var card = alice.writes(ROOM, "the card");
        listener.stands(DIGEST, ROOM, card);
        press(card, ButtonId.STOP).awaitAnswer();
        alice.commands(ROOM, "quorate health").awaitAnswer();
        alice.mentions(ROOM, "members");

        awaitHeard(3);
        assertThat(listener.texts()).containsExactlyInAnyOrder("stop " + DIGEST, "health", "members");
    }

    @Test
    void what_cannot_be_written_down_is_not_acknowledged_as_heard() {
        var card = alice.writes(ROOM, "the card");
        listener.stands(DIGEST, ROOM, card);
        listener.effort(() -> {
            throw new IllegalStateException("disk full");
        });

        assertThat(refusal(press(card, ButtonId.STOP))).isEqualTo(Interactions.NOT_KEPT);
        assertThat(refusal(alice.commands(ROOM, "quorate health"))).isEqualTo(Interactions.NOT_KEPT);
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void a_thousand_presses_are_acknowledged_within_half_a_second_each() {
        var card = alice.writes(ROOM, "the card");
        listener.stands(DIGEST, ROOM, card);
        var presses = new ArrayList<Interaction>();
        for (var count = 0; count < 1_000; count++) {
            var pressed = press(card, ButtonId.RECHECK);
            presses.add(pressed);
            if (count % 8 == 7) {
                pressed.awaitAnswer();
            }
        }
        presses.forEach(Interaction::awaitAnswer);

        assertThat(listener.heard()).hasSize(1_000);
        var slowest = presses.stream()
                .map(pressed -> pressed.answeredAfterNanos().orElseThrow())
                .sorted()
                .toList()
                .get(989);
        assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofMillis(500));
        assertNothingForbidden();
    }

    private Interaction press(String message, ButtonId button) {
        return alice.forges(ROOM, message, tag(button));
    }

    private static String tag(ButtonId button) {
        return new ButtonTag(button, DIGEST).customId();
    }

    private static String refusal(Interaction pressed) {
        JsonNode answer = pressed.awaitAnswer();
        assertThat(answer.path("type").asInt()).isEqualTo(4);
        assertThat(answer.path("data").path("flags").asInt() & 64).isEqualTo(64);
        return answer.path("data").path("content").asText();
    }

    private static String sample(Field field) {
        return switch (field.kind()) {
            case MEMBER, ADDRESS -> "10.0.1.2";
            case MEMBERS -> "10.0.1.3, 10.0.1.4";
            case NAME -> "node4";
            case SNAPSHOT -> "prod-1.db";
            case CLUSTER -> "prod";
            case PLAN, RUN -> "7f3a91c2";
            case COMMAND -> "replace member 10.0.1.2";
            case REASON -> "its disk died";
        };
    }

    private void awaitHeard(int count) {
        Waiting.until("something heard", () -> listener.heard().size() >= count);
    }

    private void assertNothingForbidden() {
        discord.awaitAnswers();
        assertThat(discord.violations()).isEmpty();
    }
}
