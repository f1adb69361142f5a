package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.layout.Scenes;
import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.notice.Card;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunState;
import java.util.List;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.Test;

final class ModalsTest {
    private static final Card REPLACE = Scenes.waiting(Scenes.replace(), Scenes.ONE);
    private static final Card TOO_LONG = Scenes.waiting(Scenes.ofMany(60), Scenes.ONE);

    @Test
    void an_approval_names_cluster_plan_and_risk_and_takes_a_reason() {
        var modal = Modals.approval(REPLACE);
        golden("modal-approve", modal);
        assertThat(modal.getTitle()).isEqualTo("Approve plan " + brief(REPLACE) + "?");
        assertThat(text(modal)).contains("Cluster prod-eu", brief(REPLACE), "Risk: destructive", "none may fail");
        assertThat(inputs(modal)).containsExactly("reason?");
    }

    @Test
    void a_disaster_is_approved_with_a_reason_and_the_name_of_the_cluster() {
        var modal = Modals.approval(Scenes.waiting(Scenes.disaster(), Scenes.TWO));
        golden("modal-approve-disaster", modal);
        assertThat(inputs(modal)).containsExactly("cluster", "reason");
    }

    @Test
    void a_reason_is_wanted_where_the_rule_wants_one_and_the_ask_gave_none() {
        assertThat(inputs(Modals.approval(Scenes.waiting(Scenes.replace(""), Scenes.WITH_REASON))))
                .containsExactly("reason");
        assertThat(inputs(Modals.approval(Scenes.waiting(Scenes.replace(), Scenes.WITH_REASON))))
                .containsExactly("reason?");
    }

    @Test
    void a_denial_wants_a_reason() {
        var modal = Modals.denial(REPLACE);
        golden("modal-deny", modal);
        assertThat(inputs(modal)).containsExactly("reason");
    }

    @Test
    void giving_up_a_run_takes_a_word() {
        var card = Scenes.running(Scenes.replace(), RunState.STOPPED, Mark.forward(4), 3, "");
        var modal = Modals.abortion(card);
        golden("modal-abort", modal);
        assertThat(inputs(modal)).containsExactly("sure");
        assertThat(Modals.isSure(" Abort")).isTrue();
        assertThat(Modals.isSure("about")).isFalse();
    }

    @Test
    void a_plan_that_the_card_could_not_show_is_approved_with_what_stands_at_its_end_alone() {
        var modal = Modals.approval(TOO_LONG);
        golden("modal-approve-after-reading", modal);
        assertThat(inputs(modal)).containsExactly("reading", "reason?");
        var digest = TOO_LONG.request().plan().digest().hex();
        var proof = digest.substring(60);
        assertThat(WholePlan.document(TOO_LONG).text()).endsWith(proof + "\n");
        for (var shown : List.of(CardEmbed.of(TOO_LONG), CardEmbed.preview(TOO_LONG))) {
            assertThat(shown.getEmbeds().toString()
                            + shown.getEmbeds().getFirst().toData())
                    .doesNotContain(digest);
        }
        assertThat(text(modal))
                .doesNotContain(proof)
                .contains(WholePlan.document(TOO_LONG).fileName());
        assertThat(Modals.isRead(digest, " " + proof.toUpperCase(java.util.Locale.ROOT)))
                .isTrue();
        assertThat(Modals.isRead(digest, digest.substring(0, 4))).isFalse();
        assertThat(Modals.isRead(digest, "")).isFalse();
    }

    @Test
    void each_carries_the_tag_of_the_button_that_opened_it() {
        assertThat(tag(Modals.approval(REPLACE))).isEqualTo(ButtonId.APPROVE);
        assertThat(tag(Modals.approval(Scenes.waiting(Scenes.disaster(), Scenes.TWO))))
                .isEqualTo(ButtonId.APPROVE_IN_WORDS);
        assertThat(tag(Modals.approval(TOO_LONG))).isEqualTo(ButtonId.APPROVE_AFTER_READING);
        assertThat(tag(Modals.denial(REPLACE))).isEqualTo(ButtonId.DENY);
        assertThat(tag(Modals.abortion(REPLACE))).isEqualTo(ButtonId.ABORT);
    }

    private static void golden(String name, Modal modal) {
        Measure.isWithinLimits(modal);
        assertThat(Oracle.alive(Json.of(modal))).isEmpty();
        Json.matches(name, List.of(modal));
    }

    private static ButtonId tag(Modal modal) {
        return ButtonTag.parse(modal.getId()).orElseThrow().button();
    }

    private static String text(Modal modal) {
        return Json.of(modal).path("components").path(0).path("content").asText();
    }

    /// Their custom ids, with a question mark behind those that may stay empty.
    private static List<String> inputs(Modal modal) {
        return Json.all(Json.of(modal).path("components")).stream()
                .filter(part -> part.has("component"))
                .map(part -> part.path("component"))
                .map((JsonNode input) -> input.path("custom_id").asText()
                        + (input.path("required").asBoolean(true) ? "" : "?"))
                .toList();
    }

    private static String brief(Card card) {
        return card.request().plan().digest().brief();
    }
}
