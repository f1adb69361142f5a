package dev.quorate.deploy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.deploy.forgery.OpenPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// One decision in two chats: Slack through its own socket, and a console beside it.
final class SlackAndConsoleTest {
    private static final Duration A_RUN = Duration.ofSeconds(60);
    private static final String ASK = "replace member 10.0.1.2 on alpha because its disk died";

    @Test
    void asked_for_at_the_console_it_is_approved_by_a_click_in_slack() throws Exception {
        try (var stage = Stage.opened()) {
            stage.scene().says("alice", ASK);
            var plan = stage.awaitShown("alpha", Stage.OPS);

            stage.slack().person(Cast.ALICE.id()).clicks(Stage.OPS, plan.card(), "approve");
            stage.settle();
            assertThat(stage.scene().events(plan)).last().isInstanceOf(RunEvent.VoteRefused.class);
            stage.slack().person(Cast.CAROL.id()).clicks(Stage.OPS, plan.card(), "approve");

            assertThat(stage.scene().atTheConsole(RunState.DONE))
                    .filteredOn(Notice.VoteCast.class::isInstance)
                    .extracting(Notice::text)
                    .satisfiesExactly(
                            refused -> assertThat(refused).contains("whoever asks never approves"),
                            counted -> assertThat(counted).contains("carol approved"));
            inOneThread(stage, plan);
        }
    }

    @Test
    void asked_for_in_slack_it_is_approved_at_the_console() throws Exception {
        try (var stage = Stage.opened()) {
            var plan = stage.asked(Cast.ALICE, "alpha", Stage.OPS);
            assertThat(stage.scene().atTheConsole(RunState.WAITING)).hasSize(1);

            stage.scene().says("alice", "approve " + plan.brief());
            Waiting.until("a refusal", () -> stage.scene().events(plan).size() == 2);
            stage.scene().says("carol", "approve " + plan.brief());

            stage.scene().atTheConsole(RunState.DONE);
            inOneThread(stage, plan);
        }
    }

    /// The card at the top level says the end, and the rest stands below it.
    private static void inOneThread(Stage stage, OpenPlan plan) {
        Waiting.until("the end on the card", A_RUN, () -> text(stage, plan).startsWith("alpha done: "));
        Waiting.until(
                "the last line",
                A_RUN,
                () -> stage.slack().transcript(Stage.OPS, plan.root()).contains("done: "));
        var others = stage.slack().messages(Stage.OPS).stream()
                .filter(message -> message.has("bot_id") || message.has("app_id"))
                .filter(message -> !ts(message).equals(plan.card()))
                .toList();
        assertThat(plan.root()).isEqualTo(plan.card());
        assertThat(others).isNotEmpty().allMatch(message -> plan.root().equals(thread(message)));
        assertThat(stage.slack().violations()).isEqualTo(List.of());
    }

    private static String text(Stage stage, OpenPlan plan) {
        return stage.slack()
                .message(Stage.OPS, plan.card())
                .map(message -> message.get("text").getAsString())
                .orElse("");
    }

    private static String ts(JsonObject message) {
        return message.get("ts").getAsString();
    }

    private static String thread(JsonObject message) {
        return message.has("thread_ts") ? message.get("thread_ts").getAsString() : "";
    }
}
