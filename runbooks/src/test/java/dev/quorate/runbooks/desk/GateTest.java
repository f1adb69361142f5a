package dev.quorate.runbooks.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.Mailroom;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Who may decide is asked at the vote and again right before anything follows from it.
final class GateTest {
    private static final Refusal GONE =
            new Refusal("The vote does not count.", "The account is closed.", "Ask another.");

    @Test
    void the_vote_of_an_account_in_doubt_is_refused_and_recorded_once() throws Exception {
        try (var room = new Mailroom()) {
            var plan = room.plan();
            room.doubts = (who, _) -> who.equals("bob") ? Optional.of(GONE) : Optional.empty();
            assertThat(room.reply("bob", "approve " + plan).text()).contains("The account is closed.");
            assertThat(room.record())
                    .containsExactly(room.record().getFirst(), new RunEvent.VoteRefused("bob", "slack:bob", GONE));
            assertThat(room.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_plan_that_can_not_be_read_in_its_thread_is_not_approved_there_but_denied() throws Exception {
        try (var room = new Mailroom()) {
            room.showsWhole = false;
            var plan = room.plan();
            assertThat(room.reply("bob", "approve " + plan + " because it is dead")
                            .text())
                    .contains("Not all of plan " + plan + " can be read here yet", "`approve " + plan + "` again");
            assertThat(room.record())
                    .hasSize(2)
                    .last()
                    .isInstanceOfSatisfying(
                            RunEvent.VoteRefused.class,
                            refused -> assertThat(refused.account()).isEqualTo("slack:bob"));
            room.hears(room.said("carol", "deny " + plan + " because it is too long", Manner.ADDRESSED));
            assertThat(room.awaits(RunState.DENIED).text()).contains("carol");
        }
    }

    @Test
    void what_was_not_shown_before_is_approved_once_it_is() throws Exception {
        try (var room = new Mailroom()) {
            room.showsWhole = false;
            var plan = room.plan();
            room.reply("bob", "approve " + plan);
            room.showsWhole = true;
            room.hears(room.said("bob", "approve " + plan, Manner.ADDRESSED));
            assertThat(room.awaits(RunState.DONE).text()).contains("replace member 10.0.1.2");
        }
    }

    @Test
    void an_account_that_can_not_be_looked_up_decides_nothing() throws Exception {
        try (var room = new Mailroom()) {
            var plan = room.plan();
            room.doubts = (_, _) -> {
                throw new IllegalStateException("the chat answers nonsense");
            };
            assertThat(room.reply("bob", "approve " + plan).text()).contains("slack:bob cannot be looked up");
            assertThat(room.record()).hasSize(2);
        }
    }

    @Test
    void an_account_closed_between_the_click_and_the_gate_voids_the_run_before_anything_is_changed() throws Exception {
        try (var room = new Mailroom()) {
            var plan = room.plan();
            room.doubts = (_, before) -> before == 0 ? Optional.empty() : Optional.of(GONE);
            room.reply("bob", "approve " + plan);
            assertThat(room.awaits(RunState.VOID).text())
                    .contains("The approval of bob does not count any more: The account is closed.")
                    .contains("Nothing was changed");
            assertThat(room.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_look_up_that_fails_at_the_gate_voids_the_run() throws Exception {
        try (var room = new Mailroom()) {
            var plan = room.plan();
            room.doubts = (_, before) -> {
                if (before == 0) {
                    return Optional.empty();
                }
                throw new IllegalStateException("timeout");
            };
            room.reply("bob", "approve " + plan);
            assertThat(room.awaits(RunState.VOID).text()).contains("slack:bob cannot be looked up");
            assertThat(room.cluster.acts()).isEmpty();
        }
    }

    @Test
    void an_approver_who_left_the_group_holds_up_a_run_that_has_begun() throws Exception {
        try (var room = stopped()) {
            var acts = room.cluster.acts().size();
            room.groups.put("bob", Set.of("readers"));
            room.reply("carol", "resume");
            assertThat(room.awaits(RunState.NEEDS_PERSON).text())
                    .contains("bob, who approved, is not in etcd-oncall any more.");
            assertThat(room.cluster.acts()).hasSize(acts);
            room.groups.put("bob", Set.of("etcd-oncall"));
            room.reply("carol", "retry");
            room.awaits(RunState.DONE);
        }
    }

    @Test
    void after_a_crash_an_approver_who_is_nobody_any_more_carries_no_run_on() throws Exception {
        try (var room = stopped()) {
            room.dies();
            room.groups.remove("bob");
            room.returns();
            room.reply("carol", "resume");
            assertThat(room.awaits(RunState.NEEDS_PERSON).text())
                    .contains("slack:bob, from which bob approved, is not known as bob any more.");
        }
    }

    @Test
    void a_cluster_does_not_stay_taken_for_ever_because_an_approver_has_left() throws Exception {
        try (var room = stopped()) {
            var acts = room.cluster.acts().size();
            room.groups.remove("bob");
            room.reply("carol", "abort");
            assertThat(room.awaits(RunState.NEEDS_PERSON).text()).contains("`abort` once more ends the run");
            room.reply("carol", "abort");
            assertThat(room.awaits(RunState.FAILED).text()).contains("Given up, and left as it is");
            assertThat(room.cluster.acts()).hasSize(acts);
        }
    }

    @Test
    void whoever_is_in_doubt_may_stop_a_run_and_not_move_it() throws Exception {
        try (var room = stopped()) {
            room.doubts = (who, _) -> who.equals("carol") ? Optional.of(GONE) : Optional.empty();
            assertThat(room.reply("carol", "resume")).isInstanceOf(Notice.Refused.class);
            assertThat(room.reply("alice", "resume")).isNotInstanceOf(Notice.Refused.class);
            room.awaits(RunState.DONE);
        }
    }

    private static Mailroom stopped() throws InterruptedException {
        var room = new Mailroom();
        var plan = room.plan();
        room.meddler.before("Fence", () -> {
            room.hears(room.said("carol", "stop", dev.quorate.core.port.Incoming.Manner.ADDRESSED));
            room.await(letter -> letter.notice().text().contains("asked to stop"));
        });
        room.reply("bob", "approve " + plan);
        room.awaits(RunState.STOPPED);
        return room;
    }
}
