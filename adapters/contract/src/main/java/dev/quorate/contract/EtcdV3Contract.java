package dev.quorate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What it promises besides of members that speak v3: they behave as etcd 3.4 does. An add wants all voters
/// connected for five seconds, a removal a majority of them, and one learner is allowed.
public abstract class EtcdV3Contract extends EtcdContract {
    private static final Duration SNAPSHOT_DEADLINE = Duration.ofSeconds(20);

    @Test
    void a_learner_is_added_once_and_alone_and_is_not_promoted_before_it_is_in_sync() {
        var via = leader(settled()).endpoint();
        var url = newPeerUrl();
        assertThat(unlessNotNow(new EtcdCall.Add(url, true), via)).isInstanceOf(Outcome.Done.class);
        var learner = eventually("the learner is listed", () -> memberAt(url, via));
        assertThat(learner.learner()).isTrue();
        assertThat(learner.started()).isFalse();

        assertThat(call(new EtcdCall.Promote(learner.id()), via)).isInstanceOf(Outcome.NotNow.class);
        assertThat(call(new EtcdCall.Add(url, true), via)).isInstanceOf(Outcome.Refused.class);
        assertThat(call(new EtcdCall.Add(newPeerUrl(), true), via)).isInstanceOf(Outcome.Refused.class);
        assertThat(membersAt(via)).hasSize(4);

        assertThat(unlessNotNow(new EtcdCall.Remove(learner.id()), via)).isInstanceOf(Outcome.Done.class);
        assertThat(memberAt(url, via)).isEmpty();
    }

    @Test
    void an_add_waits_while_a_voter_is_down() {
        var seen = settled();
        var dead = indexOf(follower(seen));
        var via = leader(seen).endpoint();
        killMember(dead);
        letTimePass(Duration.ofSeconds(1));
        assertThat(call(new EtcdCall.Add(newPeerUrl(), true), via)).isInstanceOf(Outcome.NotNow.class);
        assertThat(membersAt(via)).hasSize(3);
    }

    @Test
    void leadership_moves_where_it_was_sent() {
        var seen = settled();
        var to = follower(seen).status().memberId();
        assertThat(call(new EtcdCall.MoveLeader(to), leader(seen).endpoint())).isInstanceOf(Outcome.Done.class);
        assertThat(leader(settled()).status().memberId()).isEqualTo(to);
    }

    @Test
    void what_makes_no_sense_is_refused_and_changes_nothing() {
        var seen = settled();
        var leader = leader(seen);
        var follower = follower(seen);
        assertThat(call(new EtcdCall.MoveLeader(follower.status().memberId()), follower.endpoint()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(call(new EtcdCall.MoveLeader(STRANGER), leader.endpoint())).isInstanceOf(Outcome.Refused.class);
        assertThat(call(new EtcdCall.Promote(follower.status().memberId()), leader.endpoint()))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(call(new EtcdCall.Promote(STRANGER), leader.endpoint())).isInstanceOf(Outcome.Refused.class);
        assertThat(call(new EtcdCall.Remove(STRANGER), leader.endpoint())).isInstanceOf(Outcome.Refused.class);
        assertThat(current(leader(settled())).members())
                .isEqualTo(current(leader).members());
    }

    @Test
    void a_snapshot_is_kept_under_its_name_once() {
        var revision = current(settled().getFirst()).revision();
        var via = endpoints().getFirst();
        assertThat(etcd().snapshots()).isEmpty();
        assertThat(save("first.db", via)).isInstanceOf(Outcome.Done.class);
        var kept = etcd().snapshots().getFirst();
        assertThat(kept.path()).endsWith("first.db");
        assertThat(kept.bytes()).isPositive();
        assertThat(kept.sha256()).matches("[0-9a-f]{64}");
        assertThat(kept.revision()).isGreaterThanOrEqualTo(revision);

        assertThat(save("first.db", via)).isInstanceOf(Outcome.Refused.class);
        letTimePass(BREATH);
        assertThat(save("second.db", via)).isInstanceOf(Outcome.Done.class);
        assertThat(etcd().snapshots().getFirst().path()).endsWith("second.db");
    }

    @Test
    void a_snapshot_stays_in_its_directory() {
        settled();
        for (var name : List.of("../outside.db", "/outside.db", ".hidden", "..", "", "a b", "a\nb")) {
            assertThat(save(name, endpoints().getFirst())).as(name).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(etcd().snapshots()).isEmpty();
    }

    @Test
    void a_member_without_a_quorum_still_gives_a_snapshot() {
        settled();
        killMember(1);
        killMember(2);
        assertThat(save("last.db", endpoints().getFirst())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_dead_member_gives_no_snapshot_and_nothing_is_left_of_the_attempt() {
        settled();
        killMember(1);
        assertThat(save("never.db", endpoints().get(1))).isInstanceOf(Outcome.NotNow.class);
        assertThat(etcd().snapshots()).isEmpty();
        assertThat(save("never.db", endpoints().getFirst())).isInstanceOf(Outcome.Done.class);
    }

    private Outcome save(String name, Url via) {
        return etcd().call(new EtcdCall.Save(name), via, SNAPSHOT_DEADLINE);
    }
}
