package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What etcd will answer, row by row as in the table of the server's verdicts (etcd-operations 3.3).
class ServerVerdictTest {
    private static boolean accepts(Change change, Picture.Clear now) {
        return ServerVerdict.predicted(change, now).isEmpty();
    }

    @ParameterizedTest(name = "etcd {0}, {1} of {2} voters connected: an add is accepted: {3}")
    @CsvSource({
        "3.4.23, 3, 3, true", "3.4.23, 2, 3, false", "3.4.23, 1, 1, true", "3.4.23, 4, 5, false",
        "3.4.45, 2, 3, false", "3.5.29, 4, 5, false", "3.5.29, 3, 3, true", "3.5.30, 4, 5, true",
        "3.5.30, 3, 4, true", "3.5.30, 2, 3, false", "3.5.30, 3, 5, false", "3.5.33, 4, 5, true",
        "3.6.10, 4, 5, false", "3.6.10, 5, 5, true", "3.6.11, 4, 5, true", "3.6.11, 3, 5, false",
        "3.6.0, 3, 4, false", "3.7.1, 4, 5, true", "3.6.11, 1, 1, true"
    })
    void old_servers_want_every_voter_connected_and_new_ones_a_majority_with_the_newcomer(
            String version, int connected, int voters, boolean accepted) {
        var now = GuardTest.picture(voters, connected, version);
        assertThat(accepts(new Change.AddLearner(Scene.peer(8)), now)).isEqualTo(accepted);
        assertThat(accepts(new Change.AddVoter(Scene.peer(8)), now)).isEqualTo(accepted);
    }

    @Test
    void the_oldest_version_among_the_healthy_decides_for_it_may_serve_the_call() {
        var mixed = Scene.of(5)
                .silent(5)
                .version(1, "3.5.30")
                .version(2, "3.5.30")
                .version(3, "3.5.29")
                .version(4, "3.5.30");
        assertThat(ServerVerdict.predicted(new Change.AddLearner(Scene.peer(8)), mixed.clear()))
                .contains("etcd 3.5.29 will refuse an add: 4 of 5 voters are connected, it wants 5.");
    }

    @Test
    void a_second_learner_is_refused() {
        assertThat(accepts(
                        new Change.AddLearner(Scene.peer(8)),
                        Scene.of(3).learner(4).clear()))
                .isFalse();
    }

    @Test
    void an_added_voter_needs_a_majority_of_started_members_on_every_version() {
        assertThat(accepts(
                        new Change.AddVoter(Scene.peer(8)),
                        Scene.of(2).unstarted(3).clear()))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} voters, {1} active: removing {2} is accepted: {3}")
    @CsvSource({
        "3, 2, the dead one, true",
        "5, 3, the dead one, true",
        "3, 3, a healthy one, true",
        "3, 2, a healthy one, false",
        "4, 3, a healthy one, true",
        "5, 4, a healthy one, true",
        "5, 3, a healthy one, false",
        "2, 2, a healthy one, true",
        "1, 1, a healthy one, false"
    })
    void a_removal_is_weighed_without_the_member_that_goes(int voters, int active, String who, boolean accepted) {
        var id = Scene.id(who.equals("the dead one") ? voters : 1);
        assertThat(accepts(new Change.RemoveMember(id), GuardTest.picture(voters, active, "3.4.23")))
                .isEqualTo(accepted);
    }

    @Test
    void a_removal_that_leaves_mostly_unstarted_members_is_refused() {
        var now = Scene.of(2).unstarted(3).clear();
        assertThat(accepts(new Change.RemoveMember(Scene.id(2)), now)).isFalse();
        assertThat(accepts(new Change.RemoveMember(Scene.id(3)), now)).isTrue();
    }

    @Test
    void a_learner_may_always_be_removed_and_a_stranger_is_not_predicted() {
        var now = GuardTest.picture(3, 2, "3.4.23");
        assertThat(accepts(new Change.RemoveMember(Scene.id(99)), now)).isTrue();
        assertThat(accepts(
                        new Change.RemoveMember(Scene.id(4)),
                        Scene.of(3).learner(4).silent(3).clear()))
                .isTrue();
    }

    @Test
    void of_mixed_versions_the_one_that_wants_every_voter_decides_though_it_is_the_newer() {
        var mixed = Scene.of(5).silent(5).version(3, "3.6.10");
        for (var number : List.of(1, 2, 4)) {
            mixed.version(number, "3.5.30");
        }
        assertThat(ServerVerdict.predicted(new Change.AddLearner(Scene.peer(8)), mixed.clear()))
                .contains("etcd 3.6.10 will refuse an add: 4 of 5 voters are connected, it wants 5.");
    }

    @Test
    void a_learner_that_answers_is_promoted_and_one_that_does_not_is_not_in_sync() {
        var promote = new Change.Promote(Scene.peer(4));
        assertThat(accepts(promote, Scene.of(3).learner(4).clear())).isTrue();
        assertThat(accepts(promote, Scene.of(3).learner(4).silent(4).clear())).isFalse();
        assertThat(accepts(promote, Scene.of(3).with(4, "", true).silent(4).clear()))
                .isFalse();
    }

    @Test
    void only_a_learner_is_promoted() {
        assertThat(accepts(new Change.Promote(Scene.peer(2)), Scene.of(3).clear()))
                .isFalse();
    }

    @Test
    void a_promotion_needs_a_majority_of_started_members_with_the_learner_counted_in() {
        var promote = new Change.Promote(Scene.peer(9));
        var three = Scene.of(2).unstarted(3).learner(9);
        assertThat(accepts(promote, three.clear())).isTrue();
        // Unstarted by name, yet alive: without a third vote there would be nothing to see.
        var five = Scene.of(2)
                .with(3, "", false)
                .with(4, "", false)
                .with(5, "", false)
                .learner(9);
        assertThat(accepts(promote, five.clear())).isFalse();
    }
}
