package dev.quorate.chat.slack.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.layout.Document;
import dev.quorate.core.layout.HostOutput;
import dev.quorate.core.layout.Scenes;
import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.mail.Rendered;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunState;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What stands in the thread below a card.
final class ThreadTest {
    private static final BlockRendering RENDERING = new BlockRendering();
    private static final String PLAN = "7f3a91c2";

    @Test
    void each_kind_of_line_is_written_as_its_golden_file_says() {
        var lines = new JsonArray();
        notices().forEach(notice -> {
            var message = RENDERING.line(notice).message();
            Json.isWithinLimits(message);
            lines.add(Json.of(message));
        });
        Json.matches("thread", lines);
    }

    @Test
    void a_step_begins_with_what_became_of_it() {
        var line = new Notice.StepChanged(
                Scenes.RUN, PLAN, Mark.forward(3), Notice.StepState.VERIFIED, "ok  step 3 of 14: member is gone");
        assertThat(CardMessageTest.read(RENDERING.line(line).message()))
                .isEqualTo("Verified: step 3 of 14: member is gone (plan 7f3a91c2)");
    }

    @Test
    void a_preview_has_no_buttons_and_the_whole_plan_as_a_file() {
        var card = Scenes.waiting(Scenes.replace(), Scenes.ONE);
        var rendered = RENDERING.line(new Notice.PlanPreviewed(card));
        Json.isWithinLimits(rendered.message());
        assertThat(Json.of(rendered.message()).toString()).doesNotContain("\"actions\"");
        assertThat(rendered.file()).contains(WholePlan.document(card));
        assertThat(WholePlan.document(card).text())
                .contains("systemctl mask --runtime --now etcd2.service", "ETCD_INITIAL_CLUSTER_STATE=existing");
    }

    @Test
    void a_long_answer_is_a_file_too() {
        var text = String.join(
                "\n", IntStream.range(0, 900).mapToObj(at -> "line " + at).toList());
        var rendered = RENDERING.line(new Notice.Answered(text));
        Json.isWithinLimits(rendered.message());
        assertThat(rendered.file().map(Document::text)).contains(text + "\n");
    }

    @Test
    void only_member_ids_are_mentioned() {
        var card = Scenes.waiting(Scenes.replace(), Scenes.ONE);
        var call = Calls.approvers(card, List.of("U024BE7LH", "W02", "!here", "S1", "U1|x"));
        Json.isWithinLimits(call);
        assertThat(call.text()).contains("<@U024BE7LH> <@W02>").doesNotContain("here>", "<@S1", "|x");
        assertThat(Json.of(call).get("blocks").toString())
                .contains("\"user_id\":\"U024BE7LH\"", "\"user_id\":\"W02\"")
                .doesNotContain("S1");
        assertThat(Calls.reminder(card, List.of("U1")).text()).contains("Half of the time is gone", "<@U1>");
        assertThat(Calls.expired(card, "U1").text()).contains("Ask again", "<@U1>");
    }

    @Test
    void the_live_tail_shows_the_last_lines_and_counts_the_others() {
        var lines = lines(40);
        var live = RENDERING.tail(Scenes.about(8), lines, 412);
        Json.isWithinLimits(live);
        Json.matches("tail-live", Json.of(live));
        assertThat(CardMessageTest.read(live))
                .contains("the last 15 of 412 lines", "| line 40")
                .doesNotContain("| line 25\n");
    }

    @Test
    void an_excerpt_has_head_and_tail_and_the_file_has_everything() {
        var excerpt = excerpt(Scenes.about(8), lines(412));
        Json.isWithinLimits(excerpt.message());
        assertThat(CardMessageTest.read(excerpt.message()))
                .contains("| line 8\n... 392 lines omitted, see file\n| line 401")
                .endsWith("| line 412");
        var file = excerpt.file().orElseThrow();
        var body = String.join("\n", lines(412)) + "\n";
        assertThat(file.fileName()).isEqualTo("plan-7f3a91c2-step-8-10.0.1.2.log");
        assertThat(file.text())
                .isEqualTo(body + "# 412 lines of etcd2.service on 10.0.1.2; SHA-256 of the lines above: "
                        + Fingerprint.sha256(body) + "\n");
    }

    private static List<String> lines(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(at -> "line " + at).toList();
    }

    private static List<Notice> notices() {
        return List.of(
                new Notice.Refused(new Refusal(
                        "The vote does not count.",
                        "alice asked for this plan; whoever asks never approves.",
                        "Get somebody else of etcd-oncall to say `approve 7f3a91c2`.")),
                new Notice.VoteCast(Scenes.RUN, PLAN, "bob", true, "bob approved 7f3a91c2"),
                new Notice.VoteCast(Scenes.RUN, PLAN, "alice", false, "The vote does not count. alice asked."),
                new Notice.RunChanged(
                        Scenes.RUN, PLAN, RunState.RUNNING, "running: approved by bob, looking before step 1"),
                new Notice.RunChanged(
                        Scenes.RUN, PLAN, RunState.NEEDS_PERSON, "needs a person: no. Say `retry` or `abort`."),
                new Notice.StepChanged(
                        Scenes.RUN,
                        PLAN,
                        Mark.forward(2),
                        Notice.StepState.STARTED,
                        "... step 2 of 14: Stop and mask etcd2.service on 10.0.1.2"),
                new Notice.StepChanged(
                        Scenes.RUN,
                        PLAN,
                        Mark.back(2),
                        Notice.StepState.UNKNOWN,
                        "??  undo of step 2 of 14: outcome unknown: no answer; looking"),
                new Notice.HealthSeen(Scenes.RUN.value(), false, "health: 3 voters, 2 healthy, quorum 2, slack 0"),
                new Notice.Answered("prod-eu is healthy\n  healthy  10.0.1.1\n  healthy  10.0.1.3"),
                new Notice.Broken("I cannot write my record; nothing was begun. Free some disk."));
    }

    private static Rendered<Message> excerpt(Notice.HostLines about, List<String> all) {
        return Paper.rendered(HostOutput.excerpt(about, all, Room.SHEET));
    }
}
