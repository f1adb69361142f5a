package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.layout.Scenes;
import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The card in each of its states, letter by letter in golden files.
final class CardEmbedTest {
    @TestFactory
    Stream<DynamicTest> each_state_is_written_as_its_golden_file_says() {
        return cards().entrySet().stream()
                .map(card -> DynamicTest.dynamicTest(card.getKey(), () -> {
                    var message = CardEmbed.of(card.getValue());
                    Measure.isWithinLimits(message);
                    Json.matches("card-" + card.getKey(), List.of(message));
                }));
    }

    @Test
    void every_state_has_a_golden_file() {
        assertThat(cards().values().stream().map(Card::state).distinct()).hasSize(RunState.values().length);
    }

    @TestFactory
    Stream<DynamicTest> the_state_comes_first_in_the_title() {
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
                        card.getKey(),
                        () -> assertThat(message(card.getKey())
                                        .getEmbeds()
                                        .getFirst()
                                        .getTitle())
                                .startsWith(card.getValue())));
    }

    @Test
    void a_locked_phone_shows_cluster_state_and_action() {
        assertThat(message("waiting").getContent()).isEqualTo("prod-eu waiting for approval: replace member 10.0.1.2.");
        assertThat(message("needs-person").getContent()).startsWith("prod-eu needs a person: replace member 10.0.1.2.");
        assertThat(CardEmbed.preview(card("waiting")).getContent())
                .startsWith("prod-eu plan `" + Scenes.replace().digest().brief() + "`: replace member 10.0.1.2.");
    }

    @Test
    void a_long_name_of_a_cluster_leaves_room_for_state_and_action() {
        var text = CardEmbed.of(Scenes.waiting(in("c".repeat(100)), Scenes.ONE)).getContent();
        assertThat(text.substring(0, 60)).contains("cccccc", "waiting for approval: replace");
    }

    @Test
    void buttons_are_those_of_the_state_and_what_only_looks_stands_below() {
        assertThat(rows("waiting")).containsExactly("approve deny", "plan recheck");
        assertThat(rows("running")).containsExactly("stop");
        assertThat(rows("taking-back")).containsExactly("stop");
        assertThat(rows("stopped")).containsExactly("resume abort");
        assertThat(rows("needs-person")).containsExactly("retry abort");
        for (var state : List.of("paused", "done", "failed", "denied", "expired", "void")) {
            assertThat(rows(state)).as(state).isEmpty();
        }
    }

    @Test
    void an_edit_of_a_decided_card_takes_its_buttons_away() {
        for (var state : List.of("done", "failed", "denied", "expired", "void")) {
            var edit = Json.of(MessageEditData.fromCreateData(message(state)));
            assertThat(edit.path("components").isArray()).as(state).isTrue();
            assertThat(edit.path("components")).as(state).isEmpty();
            assertThat(edit.path("embeds")).as(state).hasSize(1);
        }
    }

    @Test
    void every_button_carries_the_whole_digest_and_says_in_words_what_it_does() {
        assertThat(buttons(card("waiting")))
                .allMatch(button -> ButtonTag.parse(button.path("custom_id").asText())
                        .orElseThrow()
                        .digest()
                        .equals(Scenes.replace().digest().hex()))
                .extracting(button -> button.path("label").asText())
                .containsExactly("Approve plan", "Deny plan", "Show plan", "Re-check cluster");
    }

    @Test
    void a_rule_that_wants_a_reason_asks_for_it_only_where_none_was_given() {
        assertThat(rows(Scenes.waiting(Scenes.replace(""), Scenes.WITH_REASON)).getFirst())
                .startsWith("approve-in-words ");
        assertThat(rows(Scenes.waiting(Scenes.replace(), Scenes.WITH_REASON)).getFirst())
                .startsWith("approve ");
    }

    @Test
    void every_step_of_a_plan_that_fits_is_on_the_card() {
        for (var plan : List.of(Scenes.replace(), Scenes.disaster())) {
            var card = Scenes.waiting(plan, Scenes.TWO);
            var shown = read(CardEmbed.of(card));
            assertThat(CardEmbed.showsAll(card)).isTrue();
            for (var number = 1; number <= plan.steps().size(); number++) {
                assertThat(shown)
                        .contains(number + ". " + plan.step(number).title().replace("://", "[:]//"));
            }
            assertThat(shown).contains(plan.digest().hex());
        }
    }

    @Test
    void a_step_without_a_way_back_says_so() {
        assertThat(read(message("waiting"))).contains("NO WAY BACK: a removed id can never return");
    }

    @Test
    void a_plan_that_does_not_fit_says_how_much_is_missing_and_is_approved_after_reading_only() {
        var card = Scenes.waiting(Scenes.ofMany(60), Scenes.ONE);
        var message = CardEmbed.of(card);
        Measure.isWithinLimits(message);
        assertThat(rows(card)).containsExactly("approve-after-reading deny", "plan recheck");
        assertThat(read(message))
                .containsPattern("\\d+ steps \\(1 without a way back\\) are not shown here")
                .doesNotContain("To type instead");
    }

    @Test
    void no_number_of_steps_breaks_a_limit_or_hides_one_in_silence() {
        for (var steps = 1; steps <= 120; steps++) {
            var card = Scenes.waiting(Scenes.ofMany(steps), Scenes.TWO);
            var message = CardEmbed.of(card);
            Measure.isWithinLimits(message);
            var last = read(message).contains((steps + 1) + ". Remove member");
            assertThat(last).as("%s steps", steps).isEqualTo(CardEmbed.showsAll(card));
            assertThat(rows(card).getFirst()).startsWith(last ? "approve-in-words " : "approve-after-reading ");
        }
    }

    @Test
    void a_preview_has_no_buttons_and_the_whole_plan_as_a_file() {
        var card = card("waiting");
        var rendered = new EmbedRendering().line(new Notice.PlanPreviewed(card));
        Measure.isWithinLimits(rendered.message());
        Json.matches("preview", List.of(rendered.message()));
        assertThat(rendered.message().getComponents()).isEmpty();
        assertThat(rendered.file()).contains(WholePlan.document(card));
        assertThat(read(rendered.message())).doesNotContain("To type instead");
    }

    @Test
    void every_card_wakes_people_and_mentions_nobody() {
        cards().forEach((name, card) -> {
            var message = CardEmbed.of(card);
            assertThat(message.isSuppressedNotifications()).as(name).isFalse();
            assertThat(Oracle.alive(Json.of(message))).as(name).isEmpty();
        });
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

    private static Plan in(String cluster) {
        var plan = Scenes.replace();
        var ask = plan.ask();
        return new Plan(
                plan.title(),
                new Ask(ask.runbook(), new ClusterName(cluster), ask.slots(), ask.reason(), ask.asker()),
                plan.clusterId(),
                plan.versions(),
                plan.observedAt(),
                plan.fingerprint(),
                plan.start(),
                plan.focus(),
                plan.remarks(),
                plan.steps());
    }

    private static MessageCreateData message(String name) {
        return CardEmbed.of(card(name));
    }

    private static Card card(String name) {
        return Stream.ofNullable(cards().get(name)).findFirst().orElseThrow();
    }

    private static List<String> rows(String name) {
        return rows(card(name));
    }

    /// The actions of each row.
    private static List<String> rows(Card card) {
        return Json.all(Json.of(CardEmbed.of(card)).path("components")).stream()
                .map(row -> Json.all(row.path("components")).stream()
                        .map(button -> ButtonTag.parse(button.path("custom_id").asText())
                                .orElseThrow()
                                .button()
                                .id())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static List<JsonNode> buttons(Card card) {
        return Json.all(Json.of(CardEmbed.of(card)).path("components")).stream()
                .flatMap(row -> Json.all(row.path("components")).stream())
                .toList();
    }

    /// All that a client shows of it, one part below the other.
    static String read(MessageCreateData message) {
        var json = Json.of(message);
        var embed = json.path("embeds").path(0);
        var fields = Json.all(embed.path("fields")).stream()
                .map(field -> field.path("name").asText() + "\n" + letters(field.path("value")));
        return Stream.concat(
                        Stream.concat(
                                Stream.of(letters(json.path("content")), letters(embed.path("title"))),
                                Stream.of(letters(embed.path("description")))),
                        Stream.concat(
                                fields,
                                Stream.of(embed.path("footer").path("text").asText())))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String letters(JsonNode text) {
        return Reading.of(text.asText()).stream().map(Reading.Piece::text).collect(Collectors.joining());
    }
}
