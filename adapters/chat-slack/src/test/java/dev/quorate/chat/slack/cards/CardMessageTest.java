package dev.quorate.chat.slack.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.layout.Scenes;
import dev.quorate.core.notice.Card;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The card in each of its states, letter by letter in golden files.
final class CardMessageTest {
    @TestFactory
    Stream<DynamicTest> each_state_is_written_as_its_golden_file_says() {
        return cards().entrySet().stream()
                .map(card -> DynamicTest.dynamicTest(card.getKey(), () -> {
                    var message = CardMessage.of(card.getValue());
                    Json.isWithinLimits(message);
                    Json.matches("card-" + card.getKey(), Json.of(message));
                }));
    }

    @Test
    void every_state_has_a_golden_file() {
        assertThat(cards().values().stream().map(Card::state).distinct()).hasSize(RunState.values().length);
    }

    @TestFactory
    Stream<DynamicTest> the_state_comes_first_in_the_header() {
        var words = Map.of(
                "waiting", "Waiting for approval: replace member 10.0.1.2 in prod-eu",
                "running", "Running step 4 of 14: replace",
                "taking-back", "Taking back step 5 of 14: replace",
                "stopped", "Stopped before step 4 of 14: replace",
                "needs-person", "Needs a person at step 8 of 14: replace",
                "done", "Done: replace",
                "denied", "Denied by carol: replace");
        return words.entrySet().stream()
                .map(card -> DynamicTest.dynamicTest(
                        card.getKey(), () -> assertThat(header(card.getKey())).startsWith(card.getValue())));
    }

    @Test
    void a_locked_phone_shows_cluster_state_and_action() {
        assertThat(message("waiting").text()).startsWith("prod-eu waiting for approval: replace member 10.0.1.2.");
        assertThat(message("needs-person").text()).startsWith("prod-eu needs a person: replace member 10.0.1.2.");
    }

    @Test
    void a_long_name_of_a_cluster_leaves_room_for_state_and_action() {
        var plan = Scenes.replace();
        var ask = plan.ask();
        var named = new Plan(
                plan.title(),
                new Ask(ask.runbook(), new ClusterName("c".repeat(100)), ask.slots(), ask.reason(), ask.asker()),
                plan.clusterId(),
                plan.versions(),
                plan.observedAt(),
                plan.fingerprint(),
                plan.start(),
                plan.focus(),
                plan.remarks(),
                plan.steps());
        var text = CardMessage.of(Scenes.waiting(named, Scenes.ONE)).text();
        assertThat(text.substring(0, 60)).contains("cccccc", "waiting for approval: replace");
    }

    @Test
    void buttons_are_those_of_the_state() {
        assertThat(actions("waiting")).containsExactly("approve", "deny", "plan", "recheck");
        assertThat(actions("running")).containsExactly("stop");
        assertThat(actions("stopped")).containsExactly("resume", "abort");
        assertThat(actions("needs-person")).containsExactly("retry", "abort");
        for (var state : List.of("paused", "done", "failed", "denied", "expired", "void")) {
            assertThat(actions(state)).as(state).isEmpty();
        }
    }

    @Test
    void every_button_carries_the_whole_digest() {
        assertThat(buttons("waiting"))
                .allMatch(button -> button.get("value")
                        .getAsString()
                        .equals(Scenes.replace().digest().hex()));
    }

    @Test
    void the_dialog_of_an_approval_names_cluster_and_digest() {
        var dialog = buttons("waiting").getFirst().getAsJsonObject("confirm").toString();
        assertThat(dialog).contains("prod-eu", Scenes.replace().digest().brief());
    }

    @Test
    void a_rule_that_wants_a_reason_asks_for_it_only_where_none_was_given() {
        assertThat(actions(Scenes.waiting(Scenes.replace(""), Scenes.WITH_REASON)))
                .startsWith("approve-in-words");
        assertThat(actions(Scenes.waiting(Scenes.replace(), Scenes.WITH_REASON)))
                .startsWith("approve");
    }

    @Test
    void every_step_of_a_plan_that_fits_is_on_the_card() {
        for (var plan : List.of(Scenes.replace(), Scenes.disaster())) {
            var card = Scenes.waiting(plan, Scenes.TWO);
            var shown = read(CardMessage.of(card));
            assertThat(CardMessage.showsAll(card)).isTrue();
            for (var number = 1; number <= plan.steps().size(); number++) {
                assertThat(shown).contains(number + ". " + plan.step(number).title());
            }
        }
    }

    @Test
    void a_step_without_a_way_back_says_so() {
        assertThat(read(message("waiting"))).contains("NO WAY BACK: a removed id can never return");
    }

    @Test
    void a_plan_that_does_not_fit_says_how_much_is_missing_and_is_approved_after_reading_only() {
        var card = Scenes.waiting(Scenes.ofMany(60), Scenes.ONE);
        var message = CardMessage.of(card);
        Json.isWithinLimits(message);
        assertThat(actions(card)).startsWith("approve-after-reading").doesNotContain("approve");
        assertThat(read(message)).containsPattern("\\d+ steps \\(1 without a way back\\) are not shown here");
    }

    @Test
    void no_number_of_steps_breaks_a_limit_or_hides_one_in_silence() {
        for (var steps = 1; steps <= 120; steps++) {
            var card = Scenes.waiting(Scenes.ofMany(steps), Scenes.TWO);
            var message = CardMessage.of(card);
            Json.isWithinLimits(message);
            var last = read(message).contains((steps + 1) + ". Remove member");
            assertThat(last).as("%s steps", steps).isEqualTo(CardMessage.showsAll(card));
            assertThat(actions(card).getFirst()).isEqualTo(last ? "approve-in-words" : "approve-after-reading");
        }
    }

    static Map<String, Card> cards() {
        var plan = Scenes.replace();
        var on = new TreeMap<String, Card>();
        on.put("waiting", Scenes.waiting(plan, Scenes.ONE));
        on.put(
                "waiting-disaster",
                Scenes.card(
                        Scenes.disaster(),
                        Scenes.TWO,
                        RunState.WAITING,
                        Mark.forward(1),
                        0,
                        List.of(Scenes.yes(Scenes.disaster(), "bob")),
                        ""));
        on.put("waiting-too-long", Scenes.waiting(Scenes.ofMany(60), Scenes.ONE));
        on.put("running", going(RunState.RUNNING, Mark.forward(4), 3, "member a1b2c3d4e5f60002 is not in the list"));
        on.put("taking-back", going(RunState.RUNNING, Mark.back(5), 7, "carol aborts"));
        on.put("paused", going(RunState.PAUSED, Mark.forward(4), 3, "I am going down."));
        on.put("stopped", going(RunState.STOPPED, Mark.forward(4), 3, "Steps 1 to 3 of 14 are done."));
        on.put(
                "needs-person",
                going(RunState.NEEDS_PERSON, Mark.forward(8), 7, "10.0.1.2 does not answer. Say `retry` or `abort`."));
        on.put("done", going(RunState.DONE, Mark.forward(15), 14, "replace member 10.0.1.2 in prod-eu; 3 voters"));
        on.put("failed", going(RunState.FAILED, Mark.back(3), 7, "Given up. Not taken back: steps 3 (Remove)."));
        on.put(
                "denied",
                Scenes.card(
                        plan,
                        Scenes.ONE,
                        RunState.DENIED,
                        Mark.forward(1),
                        0,
                        List.of(Scenes.no(plan, "carol", "wait for the new disk")),
                        "carol denied it because wait for the new disk"));
        on.put(
                "expired",
                Scenes.card(plan, Scenes.ONE, RunState.EXPIRED, Mark.forward(1), 0, List.of(), "nobody approved it"));
        on.put("void", going(RunState.VOID, Mark.forward(1), 0, "leader was 1, is 3"));
        return on;
    }

    private static Card going(RunState state, Mark mark, int verified, String last) {
        return Scenes.running(Scenes.replace(), state, mark, verified, last);
    }

    private static Message message(String name) {
        return CardMessage.of(card(name));
    }

    private static Card card(String name) {
        return Stream.ofNullable(cards().get(name)).findFirst().orElseThrow();
    }

    private static String header(String name) {
        return Json.of(message(name))
                .getAsJsonArray("blocks")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("text")
                .get("text")
                .getAsString();
    }

    private static List<String> actions(String name) {
        return actions(card(name));
    }

    private static List<String> actions(Card card) {
        return buttons(card).stream()
                .map(button -> button.get("action_id").getAsString())
                .toList();
    }

    private static List<JsonObject> buttons(String name) {
        return buttons(card(name));
    }

    private static List<JsonObject> buttons(Card card) {
        return Json.of(CardMessage.of(card)).getAsJsonArray("blocks").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(block -> block.get("type").getAsString().equals("actions"))
                .flatMap(block -> block.getAsJsonArray("elements").asList().stream())
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /// All text of the blocks, one piece after the other.
    static String read(Message message) {
        var pieces = new ArrayList<String>();
        collect(Json.of(message).get("blocks"), pieces);
        return String.join("", pieces);
    }

    private static void collect(JsonElement in, List<String> pieces) {
        if (in.isJsonArray()) {
            in.getAsJsonArray().forEach(element -> collect(element, pieces));
        } else if (in.isJsonObject()) {
            in.getAsJsonObject().entrySet().forEach(entry -> {
                if (entry.getKey().equals("text") && entry.getValue().isJsonPrimitive()) {
                    pieces.add(entry.getValue().getAsString());
                } else {
                    collect(entry.getValue(), pieces);
                }
            });
        }
    }
}
