package dev.quorate.deploy.discord;

import static dev.quorate.deploy.discord.DiscordStage.ALICE;
import static dev.quorate.deploy.discord.DiscordStage.BOB;
import static dev.quorate.deploy.discord.DiscordStage.NOBODY;
import static dev.quorate.deploy.discord.DiscordStage.OPS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.chat.discord.fake.Waiting;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The story of the README on Discord.
final class DiscordStoryTest {
    private DiscordStage stage;

    @BeforeEach
    void open() throws InterruptedException {
        stage = DiscordStage.opened();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void asked_by_a_command_approved_by_another_with_a_form_and_run_to_its_end() {
        asks();
        var opened = stage.presses(BOB, "approve");
        assertThat(opened.awaitAnswer().path("type").asInt()).isEqualTo(9);
        stage.person(BOB).submits(opened, Map.of()).awaitAnswer();

        stage.awaitTold(RunState.DONE);
        assertThat(stage.cluster().acts()).isNotEmpty();
        assertThat(stage.discord().thread(stage.card())).isPresent();
        assertThat(stage.discord().messages(stage.card())).isNotEmpty();
        var card = stage.discord().message(OPS, stage.card()).orElseThrow();
        assertThat(card.path("components")).isEmpty();
        assertThat(card.path("content").asText()).containsIgnoringCase("done");
        assertNothingForbidden();
    }

    @Test
    void whoever_asked_does_not_approve_and_a_stranger_neither() {
        asks();
        var own = stage.presses(ALICE, "approve");
        own.awaitAnswer();
        stage.person(ALICE).submits(own, Map.of()).awaitAnswer();
        var strange = stage.presses(NOBODY, "approve");
        strange.awaitAnswer();
        stage.person(NOBODY).submits(strange, Map.of()).awaitAnswer();

        Waiting.until(
                "two refused votes",
                Duration.ofSeconds(30),
                () -> stage.events().stream()
                                .filter(event -> event instanceof RunEvent.VoteRefused)
                                .count()
                        == 2);
        assertThat(stage.progress().state()).isEqualTo(RunState.WAITING);
        assertThat(stage.cluster().acts()).isEmpty();
        assertNothingForbidden();
    }

    @Test
    void a_denial_with_its_reason_ends_the_plan() {
        asks();
        var opened = stage.presses(BOB, "deny");
        opened.awaitAnswer();
        stage.person(BOB).submits(opened, Map.of("reason", "not tonight")).awaitAnswer();

        stage.awaitTold(RunState.DENIED);
        assertThat(stage.discord().transcript(OPS)).contains("not tonight");
        assertNothingForbidden();
    }

    @Test
    void while_somebody_types_the_members_of_the_latest_look_are_offered() {
        asks();
        var member = choices("quorate replace-member", "member", "10.0.1.2");
        assertThat(member).singleElement().satisfies(choice -> {
            assertThat(choice.path("value").asText()).isEqualTo("10.0.1.2");
            assertThat(choice.path("name").asText()).contains("10.0.1.2 (");
        });
        assertThat(choices("quorate health", "cluster", "pr"))
                .singleElement()
                .satisfies(choice -> assertThat(choice.path("value").asText()).isEqualTo("prod"));
        assertThat(choices("quorate approve", "plan", ""))
                .singleElement()
                .satisfies(choice -> assertThat(stage.digest())
                        .startsWith(choice.path("value").asText()));
        assertNothingForbidden();
    }

    private Iterable<JsonNode> choices(String command, String option, String typed) {
        return stage.person(ALICE)
                .completes(OPS, command, option, typed)
                .awaitAnswer()
                .path("data")
                .path("choices");
    }

    private void asks() {
        stage.person(ALICE)
                .commands(OPS, "quorate replace-member", "member", "10.0.1.2", "reason", "its disk died")
                .awaitAnswer();
        stage.card();
    }

    private void assertNothingForbidden() {
        stage.discord().awaitAnswers();
        assertThat(stage.discord().violations()).isEmpty();
    }
}
