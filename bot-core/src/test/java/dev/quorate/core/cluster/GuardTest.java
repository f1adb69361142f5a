package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What our guards say beyond the worked table, which has a spec of its own. Voter 1 leads, the last ones
/// are dead.
class GuardTest {
    private static final Url NEW = Scene.peer(8);

    /// Drawn without a look, for a look cannot see the rows without quorum.
    static Picture.Clear picture(int voters, int healthy, String version) {
        var members = new ArrayList<Member>();
        var health = new TreeMap<MemberId, Picture.Health>();
        for (var number = 1; number <= voters; number++) {
            var id = Scene.id(number);
            members.add(
                    new Member(id, "node" + number, List.of(Scene.peer(number)), List.of(Scene.client(number)), false));
            health.put(
                    id,
                    number <= healthy
                            ? new Picture.Healthy(
                                    new Evidence(Scene.AT, "here", java.time.Duration.ZERO),
                                    Version.parse(version).orElseThrow(),
                                    50)
                            : new Picture.Down("connection refused"));
        }
        return new Picture.Clear(Scene.CLUSTER, members, Scene.id(1), 7, 41, List.of(), health);
    }

    private static String verdict(Change change, Picture.Clear now) {
        return Guard.objection(change, now, NEW).map(Guard.Objection::guard).orElse("ok");
    }

    @Test
    void the_last_voter_is_never_removed() {
        assertThat(verdict(new Change.RemoveMember(Scene.id(1)), picture(1, 1, "3.4.23")))
                .isEqualTo("G2");
    }

    @ParameterizedTest(name = "{0} voters, {1} healthy: adding a voter is {2}")
    @CsvSource({"1,1,G2", "2,2,ok", "3,3,ok", "3,2,G2", "4,4,ok", "5,5,ok", "5,4,server", "5,3,G2"})
    void a_voter_is_added_only_where_the_old_ones_outvote_it(int voters, int healthy, String verdict) {
        assertThat(verdict(new Change.AddVoter(NEW), picture(voters, healthy, "3.4.23")))
                .isEqualTo(verdict);
    }

    @Test
    void the_leader_is_neither_stopped_nor_removed_before_the_lead_has_moved() {
        var now = picture(5, 5, "3.4.23");
        assertThat(verdict(new Change.Stop(Scene.id(1)), now)).isEqualTo("G7");
        assertThat(verdict(new Change.RemoveMember(Scene.id(1)), now)).isEqualTo("G7");
        assertThat(verdict(new Change.MoveLeader(Scene.id(1), Scene.id(2)), now))
                .isEqualTo("ok");
    }

    @Test
    void a_leader_of_etcd_2_whose_lead_nothing_moves_is_stopped_where_it_can_be_spared_and_never_removed() {
        assertThat(verdict(new Change.Stop(Scene.id(1)), picture(3, 3, "2.3.8")))
                .isEqualTo("ok");
        assertThat(verdict(new Change.Stop(Scene.id(1)), picture(2, 2, "2.3.8")))
                .isEqualTo("G3");
        assertThat(verdict(new Change.RemoveMember(Scene.id(1)), picture(5, 5, "2.3.8")))
                .isEqualTo("G7");
    }

    @Test
    void etcd_2_takes_no_learner_and_asks_less_than_we_do() {
        assertThat(verdict(new Change.AddLearner(NEW), picture(3, 3, "2.3.8"))).isEqualTo("server");
        assertThat(verdict(new Change.AddVoter(NEW), picture(3, 3, "2.3.8"))).isEqualTo("ok");
        assertThat(verdict(new Change.AddVoter(NEW), picture(1, 1, "2.3.8"))).isEqualTo("G2");
        assertThat(verdict(new Change.AddVoter(NEW), picture(3, 2, "2.3.8"))).isEqualTo("G2");
    }

    @Test
    void two_generations_at_once_are_an_upgrade_under_way() {
        var mixed = Scene.of(3)
                .version(1, "2.3.8")
                .version(2, "2.3.8")
                .version(3, "3.0.17")
                .clear();
        assertThat(verdict(new Change.RemoveMember(Scene.id(2)), mixed)).isEqualTo("G12");
        assertThat(mixed.isAll(Generation.V2)).isFalse();
        assertThat(mixed.isAll(Generation.V3)).isFalse();
    }

    @Test
    void the_lead_moves_to_a_healthy_voter_only() {
        var now = picture(5, 4, "3.4.23");
        assertThat(verdict(new Change.MoveLeader(Scene.id(1), Scene.id(5)), now))
                .isEqualTo("G7");
        assertThat(verdict(new Change.MoveLeader(Scene.id(1), Scene.id(77)), now))
                .isEqualTo("G7");
    }

    @Test
    void nothing_changes_while_nobody_leads() {
        var all = picture(3, 3, "3.4.23");
        var now = new Picture.Clear(
                all.id(), all.members(), MemberId.NOBODY, all.term(), all.revision(), all.alarms(), all.health());
        assertThat(verdict(new Change.AddLearner(NEW), now)).isEqualTo("G1");
    }

    @ParameterizedTest(name = "a raised {0} alarm stops every change")
    @ValueSource(strings = {"CORRUPT", "UNKNOWN"})
    void an_alarm_stops_every_change(String kind) {
        var now = Scene.of(3)
                .silent(3)
                .alarm(MemberId.NOBODY, Alarm.Kind.valueOf(kind))
                .clear();
        var objection = Guard.objection(new Change.RemoveMember(Scene.id(3)), now, NEW);
        assertThat(objection).map(Guard.Objection::guard).contains("G9");
        assertThat(objection).map(Guard.Objection::why).get().asString().contains(kind, "the whole cluster");
    }

    @Test
    void a_full_database_stops_adds_and_lets_a_dead_voter_go() {
        var full = Scene.of(3).alarm(Scene.id(2), Alarm.Kind.NOSPACE);
        assertThat(verdict(new Change.AddLearner(NEW), full.clear())).isEqualTo("G9");
        assertThat(verdict(new Change.AddVoter(NEW), full.clear())).isEqualTo("G9");
        assertThat(verdict(new Change.MoveLeader(Scene.id(1), Scene.id(2)), full.clear()))
                .isEqualTo("ok");
        assertThat(verdict(new Change.RemoveMember(Scene.id(3)), full.silent(3).clear()))
                .isEqualTo("ok");
    }

    @Test
    void half_done_adds_are_taken_back_in_any_order() {
        var now = Scene.of(5).unstarted(6).unstarted(7).learner(8).learner(9).clear();
        for (var number = 6; number <= 9; number++) {
            assertThat(verdict(new Change.RemoveMember(Scene.id(number)), now))
                    .as("member %s", number)
                    .isEqualTo("ok");
        }
        assertThat(verdict(new Change.RemoveMember(Scene.id(5)), now)).isNotEqualTo("ok");
    }

    @Test
    void nobody_is_added_before_our_last_newcomer_is_a_voter() {
        var ours = Scene.of(3).with(8, "", true).silent(8).clear();
        assertThat(verdict(new Change.AddVoter(NEW), ours)).isEqualTo("G5");
        assertThat(verdict(new Change.AddLearner(NEW), ours)).isEqualTo("G5");
        assertThat(verdict(
                        new Change.AddVoter(Scene.peer(7)),
                        Scene.of(3).learner(8).clear()))
                .isEqualTo("G5");
    }

    @Test
    void a_learner_that_does_not_answer_is_not_promoted() {
        var promote = new Change.Promote(NEW);
        assertThat(verdict(promote, Scene.of(4).learner(8).clear())).isEqualTo("ok");
        assertThat(verdict(promote, Scene.of(4).learner(8).silent(8).clear())).isEqualTo("G4");
        assertThat(verdict(promote, Scene.of(3).silent(3).learner(8).clear())).isEqualTo("ok");
    }

    @Test
    void a_learner_of_somebody_else_stops_every_change_but_its_own_removal() {
        var now = Scene.of(3).learner(4).clear();
        assertThat(verdict(new Change.Stop(Scene.id(2)), now)).isEqualTo("G5");
        assertThat(verdict(new Change.RemoveMember(Scene.id(4)), now)).isEqualTo("ok");
        assertThat(Guard.objection(new Change.Promote(Scene.peer(4)), now, Scene.peer(4)))
                .isEmpty();
    }

    @Test
    void a_voter_that_never_started_stops_every_change_but_its_own_removal() {
        var now = Scene.of(3).unstarted(4).clear();
        assertThat(verdict(new Change.MoveLeader(Scene.id(1), Scene.id(2)), now))
                .isEqualTo("G5");
        assertThat(verdict(new Change.RemoveMember(Scene.id(4)), now)).isEqualTo("ok");
    }

    @Test
    void mixed_minor_versions_are_an_upgrade_and_stop_every_change() {
        assertThat(verdict(
                        new Change.AddLearner(NEW),
                        Scene.of(3).version(2, "3.5.30").clear()))
                .isEqualTo("G12");
        assertThat(verdict(
                        new Change.AddLearner(NEW),
                        Scene.of(3).version(2, "3.4.45").clear()))
                .isEqualTo("ok");
    }

    @Test
    void an_objection_is_a_whole_sentence_with_its_figures() {
        assertThat(Guard.objection(new Change.RemoveMember(Scene.id(2)), picture(3, 2, "3.4.23"), NEW))
                .isEqualTo(Optional.of(
                        new Guard.Objection("G2", "It would lose quorum: 2 voters, 1 healthy, quorum 2, slack -1.")));
    }

    @Test
    void what_changes_nothing_and_what_heals_is_never_objected_to() {
        var lost = picture(3, 1, "3.4.23");
        assertThat(verdict(new Change.None(), lost)).isEqualTo("ok");
        assertThat(verdict(new Change.Start(Scene.peer(3)), lost)).isEqualTo("ok");
    }
}
