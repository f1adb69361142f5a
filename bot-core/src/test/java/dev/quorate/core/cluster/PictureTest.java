package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What a look adds up to. Unknown counts as down, a contradiction as blindness.
class PictureTest {
    private static String why(Picture.Clear clear, int number) {
        return clear.health().get(Scene.id(number)) instanceof Picture.Down(var why) ? why : "healthy";
    }

    private static EndpointView.Status of(EndpointView.Status was, ClusterId cluster, MemberId leader, long term) {
        return new EndpointView.Status(
                cluster,
                was.memberId(),
                was.version(),
                leader,
                term,
                was.raftIndex(),
                was.appliedIndex(),
                was.dbBytes(),
                was.dbInUseBytes(),
                was.learner(),
                was.errors());
    }

    @Test
    void three_that_agree_are_clear_and_healthy() {
        var clear = Scene.of(3).clear();
        assertThat(clear.quorum()).hasToString("3/3/2");
        assertThat(clear.leader()).isEqualTo(Scene.id(1));
        assertThat(clear.id()).isEqualTo(Scene.CLUSTER);
    }

    @Test
    void a_silent_voter_is_down_for_the_reason_that_its_endpoint_gave() {
        var clear = Scene.of(3).silent(2).clear();
        assertThat(clear.quorum()).hasToString("3/2/2");
        assertThat(why(clear, 2)).isEqualTo("connection refused");
    }

    @Test
    void lists_that_differ_make_blind_and_both_are_quoted() {
        var other = Scene.of(2).clear().members();
        var picture = Scene.of(3)
                .reading(2, new EndpointView.Current(41, other, List.of()))
                .state()
                .picture();
        assertThat(picture)
                .isInstanceOfSatisfying(
                        Picture.Blind.class,
                        blind -> assertThat(blind.reasons())
                                .hasSize(3)
                                .anySatisfy(reason -> assertThat(reason)
                                        .startsWith("http://10.0.1.2:2379 lists ")
                                        .contains("10.0.1.2:2380"))
                                .anySatisfy(reason -> assertThat(reason).contains("10.0.1.3:2380")));
    }

    @Test
    void a_role_that_differs_between_lists_makes_blind_too() {
        var other = Scene.of(2).learner(3).clear().members();
        assertThat(Scene.of(3)
                        .reading(2, new EndpointView.Current(41, other, List.of()))
                        .state()
                        .picture())
                .isInstanceOf(Picture.Blind.class);
    }

    @Test
    void names_that_differ_between_lists_do_not_blind() {
        var renamed = Scene.of(2).with(3, "somebody", false).clear().members();
        assertThat(Scene.of(3)
                        .reading(2, new EndpointView.Current(41, renamed, List.of()))
                        .state()
                        .picture())
                .isInstanceOf(Picture.Clear.class);
    }

    @Test
    void two_cluster_ids_make_blind_even_without_a_list_from_the_stranger() {
        var picture = Scene.of(3)
                .status(3, was -> of(was, new ClusterId(0xbadL), was.leader(), was.term()))
                .reading(3, new EndpointView.NotCurrent("no quorum behind it"))
                .state()
                .picture();
        assertThat(picture)
                .isInstanceOfSatisfying(
                        Picture.Blind.class,
                        blind -> assertThat(blind.reasons()).contains("http://10.0.1.3:2379 belongs to cluster bad."));
    }

    @Test
    void one_endpoint_that_denies_us_a_look_makes_blind_and_not_one_member_fewer() {
        var picture = Scene.of(3)
                .silent(3, EndpointView.Silence.DENIED, "permission denied")
                .state()
                .picture();
        assertThat(picture)
                .isEqualTo(new Picture.Blind(List.of("http://10.0.1.3:2379 lets nobody look: permission denied.")));
    }

    @Test
    void nobody_answering_is_no_quorum_with_what_each_endpoint_said() {
        var picture = Scene.of(2).silent(1).silent(2).state().picture();
        assertThat(picture)
                .isEqualTo(new Picture.NoQuorum(List.of(
                        "http://10.0.1.1:2379: connection refused", "http://10.0.1.2:2379: connection refused")));
    }

    @Test
    void answering_without_a_current_read_is_no_quorum() {
        var picture = Scene.of(3)
                .silent(2)
                .silent(3)
                .reading(1, new EndpointView.NotCurrent("it cannot read from a quorum"))
                .state()
                .picture();
        assertThat(picture)
                .isInstanceOfSatisfying(
                        Picture.NoQuorum.class,
                        lost -> assertThat(lost.findings())
                                .first()
                                .isEqualTo("http://10.0.1.1:2379 answers, but it cannot read from a quorum"));
    }

    @Test
    void a_voter_that_cannot_read_from_the_quorum_is_down_although_it_answers() {
        var clear = Scene.of(3)
                .reading(3, new EndpointView.NotCurrent("it cannot read from a quorum"))
                .clear();
        assertThat(why(clear, 3)).isEqualTo("it cannot read from a quorum");
        assertThat(clear.quorum()).hasToString("3/2/2");
    }

    @Test
    void a_voter_that_never_started_counts_in_quorum_and_is_down() {
        var clear = Scene.of(3).unstarted(4).clear();
        assertThat(clear.quorum()).hasToString("4/3/3");
        assertThat(why(clear, 4)).isEqualTo("it has never started");
    }

    @Test
    void a_learner_is_no_voter_and_healthy_without_a_linearizable_read() {
        var clear = Scene.of(3).learner(4).clear();
        assertThat(clear.quorum()).hasToString("3/3/2");
        assertThat(clear.learners()).extracting(Member::id).containsExactly(Scene.id(4));
        assertThat(why(clear, 4)).isEqualTo("healthy");
    }

    @Test
    void a_member_that_reports_errors_is_down_with_them() {
        assertThat(why(Scene.of(3).errors(3, "NOSPACE").clear(), 3)).isEqualTo("it reports NOSPACE");
    }

    @Test
    void a_member_that_follows_another_leader_or_an_older_term_is_down() {
        var stale = Scene.of(3)
                .status(3, was -> of(was, was.clusterId(), was.leader(), 6))
                .clear();
        assertThat(why(stale, 3)).isEqualTo("it follows another leader or term than the others");
        var lost = Scene.of(3)
                .status(2, was -> of(was, was.clusterId(), MemberId.NOBODY, 6))
                .clear();
        assertThat(why(lost, 2)).isEqualTo("it follows another leader or term than the others");
    }

    @Test
    void a_member_that_takes_itself_for_another_role_is_down() {
        var clear = Scene.of(3)
                .status(
                        3,
                        was -> new EndpointView.Status(
                                was.clusterId(),
                                was.memberId(),
                                was.version(),
                                was.leader(),
                                was.term(),
                                was.raftIndex(),
                                was.appliedIndex(),
                                was.dbBytes(),
                                was.dbInUseBytes(),
                                true,
                                List.of()))
                .clear();
        assertThat(why(clear, 3)).isEqualTo("its own view of its role differs from the cluster's");
    }

    @Test
    void a_listed_member_that_no_endpoint_answers_as_is_down() {
        var wanderer = new Member(
                Scene.id(7),
                "node7",
                List.of(new Url("http", "10.9.9.9", 2380)),
                List.of(new Url("http", "10.9.9.9", 2379)),
                false);
        var clear = Scene.of(3).member(7, wanderer).silent(7).clear();
        assertThat(why(clear, 7)).isEqualTo("none of the configured endpoints answers as this member");
        assertThat(clear.quorum()).hasToString("4/3/3");
    }

    @Test
    void the_answer_with_the_newest_term_and_the_highest_revision_is_believed() {
        var clear = Scene.of(3)
                .reading(2, new EndpointView.Current(44, Scene.of(3).clear().members(), List.of()))
                .clear();
        assertThat(clear.revision()).isEqualTo(44);
        assertThat(clear.term()).isEqualTo(7);
    }
}
