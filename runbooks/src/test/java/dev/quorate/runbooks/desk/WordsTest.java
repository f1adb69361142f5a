package dev.quorate.runbooks.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.Mailroom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Orders that name their plan, a second look before deciding, and the brief for whoever comes late.
final class WordsTest {
    @Test
    void an_order_to_a_plan_that_does_not_hold_the_cluster_stops_no_other_run() throws Exception {
        try (var room = new Mailroom()) {
            var old = room.plan();
            room.clock.advance(Duration.ofSeconds(1));
            var plan = room.plan();
            assertThat(plan).isNotEqualTo(old);
            room.meddler.before("Fence", () -> {
                assertThat(room.reply("bob", "stop " + old).text())
                        .contains("No run of plan " + old + " is under way here.");
                assertThat(room.reply("bob", "stop " + plan).text()).startsWith("heard: stop");
            });
            room.reply("bob", "approve " + plan);
            room.awaits(RunState.STOPPED);
            assertThat(room.reply("bob", "resume " + old).text()).contains("No run of plan");
            room.reply("bob", "resume " + plan);
            room.awaits(RunState.DONE);
        }
    }

    @Test
    void a_recheck_says_that_a_plan_fits_and_how_old_its_evidence_is_and_changes_nothing() throws Exception {
        try (var room = new Mailroom()) {
            var plan = room.plan();
            room.clock.advance(Duration.ofSeconds(130));
            assertThat(room.reply("mallory", "recheck " + plan).text())
                    .startsWith("Plan " + plan)
                    .contains("still fits what is there.", "its evidence is 2 min 1");
            assertThat(room.record()).hasSize(1);
            assertThat(room.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_recheck_names_what_changed_since_the_plan_was_made() throws Exception {
        try (var room = new Mailroom()) {
            var plan = room.plan();
            room.cluster.kill(3);
            assertThat(room.reply("alice", "recheck " + plan).text())
                    .contains("does not fit what is there any more", "ask again for a plan");
            assertThat(room.record()).hasSize(1);
            assertThat(room.reply("alice", "recheck 0000").text())
                    .contains("No open plan in this room begins with 0000");
        }
    }

    @Test
    void a_brief_says_what_was_seen_what_is_done_and_pending_and_what_to_say_next() throws Exception {
        try (var room = new Mailroom()) {
            assertThat(room.reply("carol", "brief").text()).startsWith("Nothing is open in this room.");
            var plan = room.plan();
            assertThat(room.reply("carol", "brief").text())
                    .contains("asked by alice because it is dead, nobody has decided yet", "seen: ", "pending  1 ")
                    .contains("next: `recheck " + plan + "`; then `approve " + plan + "`");
            room.reply("bob", "approve " + plan);
            room.awaits(RunState.DONE);
            var run = room.journal.runs().getFirst().value();
            assertThat(room.reply("carol", "brief " + run).text())
                    .contains("approved by bob", "done     1 ", "next: nothing; `health`")
                    .doesNotContain("pending");
        }
    }
}
