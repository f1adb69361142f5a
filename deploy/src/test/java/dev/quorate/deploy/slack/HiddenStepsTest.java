package dev.quorate.deploy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.deploy.forgery.OpenPlan;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A plan that is too long for its card: whoever approves it can have read all of it, however they say so.
final class HiddenStepsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> WORDS = Map.of("reason", "nobody can write", "cluster", "lost");

    @Test
    void nobody_approves_it_in_typed_words_or_in_the_form_before_all_of_it_stands_in_the_thread() throws Exception {
        try (var stage = Stage.opened()) {
            stage.slack().faults().only("files.getUploadURLExternal");
            stage.slack().faults().serverErrors(Integer.MAX_VALUE);
            var plan = stage.asked(Cast.ALICE, "recover cluster from 10.0.1.1", "lost", Stage.LOST);
            assertThat(stage.slack()
                            .message(plan.channel(), plan.card())
                            .orElseThrow()
                            .toString())
                    .contains("not shown here", "approve-after-reading");

            stage.slack()
                    .person(Cast.BOB.id())
                    .writes(plan.channel(), plan.root(), "approve " + plan.brief() + " on lost because I trust it");
            stage.slack().person(Cast.CAROL.id()).commands(plan.channel(), "approve " + plan.digest() + " on lost");
            fillsIn(stage, Cast.BOB, plan);
            stage.settle();
            assertThat(stage.scene().events(plan))
                    .hasSize(4)
                    .filteredOn(RunEvent.VoteRefused.class::isInstance)
                    .hasSize(3);
            assertThat(stage.scene().events(plan).getLast().toString()).contains("Not all of plan " + plan.brief());

            stage.slack().faults().serverErrors(0);
            stage.awaitWhole(plan);
            assertThat(stage.slack().transcript(plan.channel(), plan.root()))
                    .contains("[file plan-" + plan.brief() + ".txt]");
            stage.slack()
                    .person(Cast.BOB.id())
                    .writes(plan.channel(), plan.root(), "approve " + plan.brief() + " on lost because I have read it");
            stage.settle();
            fillsIn(stage, Cast.CAROL, plan);
            Waiting.until("the permit", PATIENCE, () -> stage.scene().state(plan) != RunState.WAITING);

            assertThat(stage.scene().events(plan))
                    .filteredOn(event -> event instanceof RunEvent.Voted || event instanceof RunEvent.Permitted)
                    .hasSize(3);
            assertThat(stage.slack().violations()).isEmpty();
        }
    }

    private static void fillsIn(Stage stage, Cast who, OpenPlan plan) {
        var before = stage.slack().lastView().map(HiddenStepsTest::id);
        var person = stage.slack().person(who.id());
        person.clicks(plan.channel(), plan.card(), "approve-after-reading");
        Waiting.until(
                "a form",
                PATIENCE,
                () -> !stage.slack().lastView().map(HiddenStepsTest::id).equals(before));
        var form = stage.slack().lastView().orElseThrow();
        assertThat(form.toString()).contains("$ ");
        person.submits(form, WORDS).awaitAnswer();
    }

    private static String id(JsonObject view) {
        return view.get("id").getAsString();
    }
}
