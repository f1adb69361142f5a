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

/// What our guards allow, row by row as in the worked table (etcd-operations 3.5). Voter 1 leads, the last ones are
/// dead. Where the table says "etcd accepts, bot refuses", we refuse.
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

    @ParameterizedTest(name = "{0} voters, {1} healthy: removing the dead one is {2} and leaves {3}")
    @CsvSource({
        "2,1,G1,1/1/1",
        "3,2,ok,2/2/2",
        "3,1,G1,2/1/2",
        "4,3,ok,3/3/2",
        "4,2,G1,3/2/2",
        "5,4,ok,4/4/3",
        "5,3,ok,4/3/3",
        "5,2,G1,4/2/3"
    })
    void a_dead_voter_may_go_while_the_others_hold_quorum(int voters, int healthy, String verdict, String left) {
        var change = new Change.RemoveMember(Scene.id(voters));
        var now = picture(voters, healthy, "3.4.23");
        assertThat(verdict(change, now)).isEqualTo(verdict);
        assertThat(Arithmetic.of(now).after(change).quorum()).hasToString(left);
    }

    /// Stricter than the table in one row: 2 voters, both healthy. The table allows the follower to leave; we do not,
    /// for until its removal is applied the old majority of two counts.
    @ParameterizedTest(name = "{0} voters, {1} healthy: removing a healthy follower is {2}")
    @CsvSource({
        "2,2,G2", "2,1,G1", "3,3,ok", "3,2,G2", "3,1,G1", "4,4,ok", "4,3,G2", "5,5,ok", "5,4,G4", "5,3,G2", "5,2,G1"
    })
    void a_healthy_voter_is_not_spent_while_another_one_is_down(int voters, int healthy, String verdict) {
        var follower = Scene.id(healthy >= 2 ? 2 : 1);
        assertThat(verdict(new Change.RemoveMember(follower), picture(voters, healthy, "3.4.23")))
                .isEqualTo(verdict);
    }

    @Test
    void the_last_voter_is_never_removed() {
        assertThat(verdict(new Change.RemoveMember(Scene.id(1)), picture(1, 1, "3.4.23")))
                .isEqualTo("G2");
    }

    @ParameterizedTest(name = "{0} voters, {1} healthy: adding a learner is {2} on an old server, {3} on a new one")
    @CsvSource({
        "1,1,ok,ok",
        "2,2,ok,ok",
        "2,1,G1,G1",
        "3,3,ok,ok",
        "3,2,server,server",
        "3,1,G1,G1",
        "4,4,ok,ok",
        "4,3,server,ok",
        "5,5,ok,ok",
        "5,4,server,ok",
        "5,3,server,server",
        "5,2,G1,G1"
    })
    void a_learner_is_added_only_where_etcd_will_take_it(int voters, int healthy, String old, String recent) {
        var add = new Change.AddLearner(NEW);
        for (var version : List.of("3.4.23", "3.5.29", "3.6.10")) {
            assertThat(verdict(add, picture(voters, healthy, version)))
                    .as(version)
                    .isEqualTo(old);
        }
        for (var version : List.of("3.5.30", "3.6.11")) {
            assertThat(verdict(add, picture(voters, healthy, version)))
                    .as(version)
                    .isEqualTo(recent);
        }
    }

    @ParameterizedTest(name = "{0} voters, {1} healthy: stopping a healthy follower is {2}")
    @CsvSource({
        "1,1,G2", "2,2,G2", "2,1,G1", "3,3,ok", "3,2,G2", "3,1,G1", "4,4,ok", "4,3,G2", "5,5,ok", "5,4,ok", "5,3,G2",
        "5,2,G1"
    })
    void a_voter_is_stopped_only_where_the_others_hold_quorum(int voters, int healthy, String verdict) {
        var follower = Scene.id(healthy >= 2 ? 2 : 1);
        assertThat(verdict(new Change.Stop(follower), picture(voters, healthy, "3.4.23")))
                .isEqualTo(verdict);
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
    @ValueSource(strings = {"NOSPACE", "CORRUPT", "UNKNOWN"})
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
