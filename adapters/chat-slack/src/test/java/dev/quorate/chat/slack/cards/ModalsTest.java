package dev.quorate.chat.slack.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.view.View;
import dev.quorate.core.layout.Scenes;
import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.notice.CardText;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModalsTest {
    @Test
    void a_denial_wants_a_reason() {
        var view = Modals.denial(Scenes.waiting(Scenes.replace(), Scenes.ONE), "C1 1.0");
        Json.isWithinLimits(view);
        Json.matches("modal-deny", Json.of(view));
        assertThat(inputs(view)).containsExactly("reason");
        assertThat(view.getPrivateMetadata()).isEqualTo("C1 1.0");
    }

    @Test
    void a_disaster_is_approved_with_a_reason_and_the_name_of_the_cluster() {
        var view = Modals.approval(Scenes.waiting(Scenes.disaster(), Scenes.TWO), "C1 1.0");
        Json.isWithinLimits(view);
        Json.matches("modal-approve-disaster", Json.of(view));
        assertThat(inputs(view)).containsExactly("reason", "cluster");
    }

    @Test
    void a_plan_that_the_card_could_not_show_stands_whole_in_the_modal() {
        var card = Scenes.waiting(Scenes.ofMany(60), Scenes.ONE);
        var view = Modals.approval(card, "C1 1.0");
        Json.isWithinLimits(view);
        assertThat(FullPlan.fitsModal(card)).isTrue();
        var shown = CardMessageTest.read(new Message("", view.getBlocks()));
        CardText.full(card).lines().forEach(line -> assertThat(shown).contains(line));
        assertThat(inputs(view)).isEmpty();
    }

    @Test
    void a_plan_that_no_modal_holds_is_named_with_its_checksum() {
        var card = Scenes.waiting(Scenes.ofMany(400), Scenes.ONE);
        var view = Modals.approval(card, "C1 1.0");
        Json.isWithinLimits(view);
        assertThat(FullPlan.fitsModal(card)).isFalse();
        var document = WholePlan.document(card);
        assertThat(CardMessageTest.read(new Message("", view.getBlocks())))
                .contains("Read it in the thread before you approve.", document.fileName(), document.sha256());
    }

    private static List<String> inputs(View view) {
        return Json.of(view).getAsJsonArray("blocks").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(block -> block.get("type").getAsString().equals("input"))
                .map((JsonObject block) -> block.get("block_id").getAsString())
                .toList();
    }
}
