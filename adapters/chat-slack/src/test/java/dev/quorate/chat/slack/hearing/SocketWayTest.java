package dev.quorate.chat.slack.hearing;

import static dev.quorate.chat.slack.hearing.Listener.DIGEST;
import static dev.quorate.chat.slack.hearing.Listener.STATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.quorate.chat.slack.api.Spot;
import dev.quorate.chat.slack.fake.Delivery;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Person;
import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.chat.slack.fake.WallClock;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What people do at Slack, and what the ears hear of it, over Socket Mode.
final class SocketWayTest {
    private static final String ROOM = "C024BE91L";
    private static final String CARD = "1712345678.000100";

    private FakeSlack slack;
    private Listener listener;
    private Way way;
    private Person alice;

    @BeforeEach
    void connect() throws InterruptedException {
        slack = FakeSlack.start(new WallClock());
        listener = new Listener();
        alice = slack.person("U024BE7LH");
        slack.channel(ROOM, alice.id());
        way = listener.hearing(slack, new WallClock()).bySocket(FakeSlack.APP_TOKEN);
        way.start();
        awaitReady();
    }

    @AfterEach
    void disconnect() {
        way.close();
        slack.close();
    }

    @Test
    void a_mention_is_heard_once_as_it_was_typed() {
        var ts = alice.mentions(ROOM, "replace member 10.0.1.2 because disk & <fan> died");

        slack.awaitAcknowledgements();
        assertThat(listener.heard()).singleElement().satisfies(incoming -> {
            assertThat(incoming.text()).isEqualTo("replace member 10.0.1.2 because disk & <fan> died");
            assertThat(incoming.place())
                    .isEqualTo(Spot.top(ROOM, ts, alice.id()).place());
            assertThat(incoming.account().toString()).isEqualTo("slack:" + alice.id());
            assertThat(incoming.manner()).isEqualTo(Manner.ADDRESSED);
            assertThat(incoming.delivery()).get().asString().startsWith("Ev");
        });
        assertNothingForbidden();
    }

    @Test
    void below_a_root_only_our_own_threads_are_overheard() {
        listener.joins(ROOM, CARD);
        alice.writes(ROOM, CARD, "deny ab12 because no");
        alice.writes(ROOM, "1712345678.000200", "deny ab12 because not here");
        alice.writes(ROOM, "", "deny ab12 because nobody asked");
        alice.mentionsBelow(ROOM, CARD, "health");

        slack.awaitAcknowledgements();
        assertThat(listener.heard())
                .extracting(Incoming::text, Incoming::manner)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("deny ab12 because no", Manner.OVERHEARD),
                        org.assertj.core.groups.Tuple.tuple("health", Manner.ADDRESSED));
        assertThat(listener.heard())
                .extracting(Incoming::place)
                .containsOnly(Spot.thread(ROOM, CARD, alice.id()).place());
        assertNothingForbidden();
    }

    @Test
    void direct_messages_are_private_and_commands_leave_no_message() {
        alice.writesDirectly("health");
        alice.commands(ROOM, "members");
        alice.commands(ROOM, "");

        slack.awaitAcknowledgements();
        assertThat(listener.heard())
                .extracting(Incoming::text, Incoming::manner)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("health", Manner.PRIVATE),
                        org.assertj.core.groups.Tuple.tuple("members", Manner.ADDRESSED),
                        org.assertj.core.groups.Tuple.tuple("help", Manner.ADDRESSED));
        assertThat(listener.heard().stream()
                        .filter(incoming -> incoming.manner() == Manner.ADDRESSED)
                        .map(incoming -> Spot.of(incoming.place()).map(Spot::kind)))
                .containsOnly(Optional.of(Spot.Kind.COMMAND));
        assertNothingForbidden();
    }

    @Test
    void programs_edits_and_strangers_are_acknowledged_and_not_heard() {
        alice.happens(event("\"subtype\":\"bot_message\",\"bot_id\":\"B1\""));
        alice.happens(event("\"bot_id\":\"B1\""));
        alice.happens(event("\"app_id\":\"A1\""));
        alice.happens(event("\"subtype\":\"message_changed\",\"message\":{}"));
        alice.happens(event("\"edited\":{\"user\":\"U024BE7LH\"}"));
        alice.happens(event("\"user_team\":\"T0OTHER\""));
        alice.happens(event("\"source_team\":\"T0OTHER\""));
        alice.happens(event("\"user\":\"" + FakeSlack.BOT_USER + "\""));
        alice.happens(event("\"user\":\"not an id\""));
        alice.happens(JsonParser.parseString("{\"type\":\"team_join\"}").getAsJsonObject());
        slack.changeUser(alice.id(), user -> user.addProperty("team_id", "T0OTHER"));
        alice.mentions(ROOM, "health");
        alice.commands(ROOM, "health");

        slack.awaitAcknowledgements();
        assertThat(listener.heard()).isEmpty();
        assertNothingForbidden();
    }

    @Test
    void odd_envelopes_are_acknowledged_and_odder_ones_do_no_harm() {
        alice.happens(new JsonObject());
        slack.saysOddly("no json");
        slack.saysOddly("{\"type\":7}");
        slack.saysOddly("[]");
        alice.mentions(ROOM, "health");

        slack.awaitAcknowledgements();
        assertThat(listener.texts()).containsExactly("health");
        assertNothingForbidden();
    }

    @Test
    void a_click_is_heard_where_the_card_stands_and_nowhere_else() {
        listener.stands(DIGEST, ROOM, CARD);
        alice.forges(ROOM, CARD, "approve", DIGEST);
        alice.forges(ROOM, "1712345678.000200", "approve", DIGEST);
        alice.forges("C024BE91M", CARD, "approve", DIGEST);
        alice.forges(ROOM, CARD, "approve", STATED);
        alice.forges(ROOM, CARD, "approve", "ab12");
        alice.forges(ROOM, CARD, "nonsense", DIGEST);
        alice.forges(ROOM, CARD, "plan", DIGEST);

        slack.awaitAcknowledgements();
        assertThat(listener.heard()).singleElement().satisfies(incoming -> {
            assertThat(incoming.text()).isEqualTo("approve " + DIGEST);
            assertThat(incoming.place())
                    .isEqualTo(Spot.thread(ROOM, CARD, alice.id()).place());
        });
        assertThat(listener.asides()).contains("show " + DIGEST + " to " + alice.id());
        assertThat(listener.asides())
                .filteredOn(line -> line.startsWith("whisper"))
                .hasSize(4);
        assertNothingForbidden();
    }

    @Test
    void a_click_that_slack_delivers_twice_is_answered_once() {
        listener.stands(DIGEST, ROOM, CARD);
        slack.faults().doubled(true);
        alice.forges(ROOM, CARD, "plan", DIGEST);
        alice.forges(ROOM, CARD, "deny", DIGEST);
        alice.forges(ROOM, "1712345678.000200", "stop", DIGEST);

        slack.awaitAcknowledgements();
        Waiting.until("a form", () -> slack.lastView().isPresent());
        assertThat(listener.asides().stream().map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyInAnyOrder("show", "whisper");
        assertNothingForbidden();
    }

    @Test
    void a_denial_asks_for_its_reason_and_takes_it_in_one_line() {
        listener.stands(DIGEST, ROOM, CARD);
        alice.forges(ROOM, CARD, "deny", DIGEST);
        Waiting.until("a form", () -> slack.lastView().isPresent());
        var view = slack.lastView().orElseThrow();

        var empty = alice.submits(view, Map.of("reason", " \n "));
        assertThat(empty.awaitAnswer().toString()).contains("\"response_action\":\"errors\"");
        var full = alice.submits(view, Map.of("reason", "not\nnow\u202e\u0000 please"));
        assertThat(full.awaitAnswer().toString()).isEqualTo("{}");

        slack.awaitAcknowledgements();
        assertThat(listener.texts()).containsExactly("deny " + DIGEST + " because not now   please");
        assertNothingForbidden();
    }

    @Test
    void no_button_of_a_card_falls_silent() {
        listener.stands(DIGEST, ROOM, CARD);
        for (var button : ButtonId.values()) {
            alice.forges(ROOM, CARD, button.id(), DIGEST);
        }

        slack.awaitAcknowledgements();
        Waiting.until("the form of a denial", () -> slack.lastView().isPresent());
        assertThat(listener.asides()).containsExactly("show " + DIGEST + " to " + alice.id());
        assertThat(listener.texts().stream().map(text -> text.substring(0, text.indexOf(' '))))
                .containsExactlyInAnyOrder(
                        "approve", "approve", "approve", "recheck", "stop", "resume", "retry", "abort");
        assertNothingForbidden();
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVE", "APPROVE_IN_WORDS", "APPROVE_AFTER_READING"})
    void an_approval_that_must_state_something_asks_for_it(ButtonId button) {
        listener.stands(STATED, ROOM, CARD);
        alice.forges(ROOM, CARD, button.id(), STATED);
        Waiting.until("a form", () -> slack.lastView().isPresent());
        alice.submits(slack.lastView().orElseThrow(), Map.of("reason", "its disk was wiped", "cluster", "prod-eu"));

        slack.awaitAcknowledgements();
        assertThat(listener.texts()).containsExactly("approve " + STATED + " on prod-eu because its disk was wiped");
    }

    @Test
    void a_form_that_does_not_open_says_what_to_do_instead() {
        listener.stands(DIGEST, ROOM, CARD);
        slack.faults().only("views.open");
        slack.faults().serverErrors(1);
        alice.forges(ROOM, CARD, "deny", DIGEST);

        Waiting.until("a whisper", () -> !listener.asides().isEmpty());
        assertThat(listener.asides()).singleElement().asString().contains("type `deny ab12ab12 because ...`");
    }

    @Test
    void what_could_not_be_kept_is_not_acknowledged_and_comes_again() {
        var tries = new AtomicInteger();
        listener.effort(() -> {
            if (tries.getAndIncrement() == 0) {
                throw new IllegalStateException("the store is away");
            }
        });
        alice.commands(ROOM, "health");

        Waiting.until("a second delivery", () -> !listener.heard().isEmpty());
        assertThat(listener.texts()).containsExactly("health");
        assertThat(slack.violations()).singleElement().asString().contains("not acknowledged within 3 s");
    }

    @Test
    void it_comes_back_after_a_cut_and_when_slack_asks_and_loses_nothing() {
        for (var round = 0; round < 3; round++) {
            slack.cutSockets();
            alice.mentions(ROOM, "health " + round);
            awaitReady();
            slack.refreshSockets();
            alice.mentions(ROOM, "members " + round);
            Waiting.until("a new socket", () -> slack.openSockets() == 1);
        }

        Waiting.until("all of it", () -> Map.copyOf(byDelivery()).size() == 6);
        slack.awaitAcknowledgements();
        assertNothingForbidden();
    }

    @Test
    void an_outage_and_429s_are_sat_out() {
        slack.faults().outage(true);
        slack.cutSockets();
        Waiting.until("the loss", () -> way.reach() instanceof Reach.Connecting);
        slack.faults().slowDown(2, 1);
        slack.faults().outage(false);

        awaitReady();
        alice.mentions(ROOM, "health");
        slack.awaitAcknowledgements();
        assertThat(listener.texts()).containsExactly("health");
        assertNothingForbidden();
    }

    @Test
    void a_revoked_token_stops_it_and_says_what_to_do() {
        slack.faults().revoke(FakeSlack.APP_TOKEN);
        slack.cutSockets();

        Waiting.until("the refusal", () -> way.reach() instanceof Reach.Refused);
        assertThat(way.reach().text()).contains("apps.connections.open", "invalid_auth", "app-token-file");
    }

    @Test
    void changed_accounts_are_told() {
        alice.happens(JsonParser.parseString("{\"type\":\"user_change\",\"user\":{\"id\":\"U1\"}}")
                .getAsJsonObject());

        slack.awaitAcknowledgements();
        assertThat(listener.changed()).containsExactly("U1");
    }

    /// 500 deliveries, each twice, with ears that take 5 ms to be durable.
    @Test
    void acknowledgements_are_prompt_and_copies_have_the_same_delivery() {
        listener.effort(() -> LockSupport.parkNanos(5_000_000));
        slack.faults().doubled(true);
        for (var at = 0; at < 500; at++) {
            alice.commands(ROOM, "health");
            LockSupport.parkNanos(1_000_000);
        }
        slack.awaitAcknowledgements();

        assertThat(byDelivery())
                .hasSize(500)
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(2));
        var nanos = slack.deliveries().stream()
                .map(Delivery::acknowledgedAfterNanos)
                .mapToLong(Optional::orElseThrow)
                .sorted()
                .toArray();
        var p99 = Duration.ofNanos(nanos[(int) Math.ceil(nanos.length * 0.99) - 1]);
        System.out.println("acknowledged " + nanos.length + ": p99 " + p99.toMillis() + " ms");
        assertThat(nanos).hasSize(1_000);
        assertThat(p99).isLessThan(Duration.ofMillis(500));
        assertNothingForbidden();
    }

    private Map<String, Integer> byDelivery() {
        var times = new HashMap<String, Integer>();
        listener.heard().forEach(incoming -> times.merge(incoming.delivery().orElseThrow(), 1, Integer::sum));
        return times;
    }

    /// A message of alice's in the room; what is given replaces or adds to its fields.
    private JsonObject event(String fields) {
        var event = JsonParser.parseString("{\"type\":\"app_mention\",\"user\":\"" + alice.id()
                        + "\",\"text\":\"health\",\"ts\":\"1712345678.000300\",\"channel\":\"" + ROOM + "\"}")
                .getAsJsonObject();
        JsonParser.parseString("{" + fields + "}")
                .getAsJsonObject()
                .entrySet()
                .forEach(entry -> event.add(entry.getKey(), entry.getValue()));
        return event;
    }

    private void awaitReady() {
        Waiting.until("ready", () -> way.reach() instanceof Reach.Ready);
    }

    private void assertNothingForbidden() {
        assertThat(slack.violations()).isEmpty();
    }
}
