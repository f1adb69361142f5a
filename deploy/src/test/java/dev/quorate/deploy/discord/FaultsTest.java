package dev.quorate.deploy.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Waiting;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.deploy.forgery.OpenPlan;
import dev.quorate.deploy.forgery.Scene;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A run while Discord fails: what is said to the bot counts once, what the bot says is there once and in order.
final class FaultsTest {
    private static final Pattern STEP = Pattern.compile("\\*\\*(Begun|Verified):\\*\\* step ([0-9]+) of ");
    private static final Pattern KEY = Pattern.compile("(?m)^-# no\\. (.+)$");

    private DiscordTrial trial;
    private FakeDiscord discord;

    @BeforeEach
    void open() throws InterruptedException {
        trial = DiscordTrial.opened();
        discord = trial.discord();
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void deliveries_that_come_twice_broken_connections_refusals_and_lost_answers_leave_one_run_told_once() {
        discord.faults().doubled(true);
        var plan = trial.asked(Cast.ALICE, "busy", DiscordTrial.OPS);
        trial.scene().cluster("busy").hold();
        discord.cutSockets();
        discord.person(Cast.BOB.id()).mentions(DiscordTrial.OPS, "approve " + plan.digest());
        trial.scene().awaits(plan, RunState.RUNNING);
        discord.reconnect();
        discord.faults().slowDown(4, 0.3);
        discord.faults().serverErrors(3, 502);
        discord.faults().loseAnswers(3);
        trial.scene().cluster("busy").release();
        trial.scene().awaits(plan, RunState.DONE);
        Waiting.until("the second resume", Scene.PATIENCE, () -> discord.resumes() == 2);
        discord.cutSockets();
        discord.faults().loseAnswers(2);

        assertTold(plan);
        Waiting.until("the third resume", Scene.PATIENCE, () -> discord.resumes() == 3);
        assertThat(discord.identifies()).isEqualTo(1);
        assertThat(trial.scene().events(plan))
                .filteredOn(event -> event instanceof RunEvent.Voted || event instanceof RunEvent.Permitted)
                .hasSize(2);
    }

    @Test
    void a_run_that_nobody_in_discord_could_follow_is_told_there_afterwards() {
        var plan = trial.asked(Cast.BOB, "delta", DiscordTrial.SHARED);
        discord.faults().outage(true);
        discord.cutSockets();
        trial.scene().says("carol", "approve " + plan.digest() + " on delta");
        trial.scene().awaits(plan, RunState.DONE);
        assertThat(begunAndProven(plan)).isEmpty();
        discord.faults().outage(false);

        assertTold(plan);
        assertThat(discord.identifies()).isEqualTo(1);
    }

    private void assertTold(OpenPlan plan) {
        Waiting.until(
                "everything told",
                Scene.PATIENCE,
                () -> trial.scene().store().outbox().waiting("discord", 0, 1).isEmpty());
        assertThat(begunAndProven(plan)).isNotEmpty().isEqualTo(recorded(plan));
        assertThat(keys(plan)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(discord.message(plan.channel(), plan.card())
                        .orElseThrow()
                        .path("content")
                        .asText())
                .containsIgnoringCase("done");
        assertThat(discord.violations()).isEmpty();
    }

    private List<String> recorded(OpenPlan plan) {
        return trial.scene().events(plan).stream()
                .flatMap(event -> switch (event) {
                    case RunEvent.Intended(var mark) -> Stream.of("Begun " + mark.step());
                    case RunEvent.Verified verified ->
                        Stream.of("Verified " + verified.mark().step());
                    default -> Stream.<String>empty();
                })
                .toList();
    }

    private List<String> begunAndProven(OpenPlan plan) {
        return contents(plan).stream()
                .flatMap(content -> STEP.matcher(content).results().map(found -> found.group(1) + " " + found.group(2)))
                .toList();
    }

    private List<String> keys(OpenPlan plan) {
        return contents(plan).stream()
                .map(KEY::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    /// Of the channel and of the thread, oldest first.
    private List<String> contents(OpenPlan plan) {
        var below = discord.thread(plan.root()).map(_ -> plan.root());
        return Stream.concat(Stream.of(plan.channel()), below.stream())
                .flatMap(channel -> discord.messages(channel).stream())
                .map(message -> message.path("content").asText())
                .toList();
    }
}
