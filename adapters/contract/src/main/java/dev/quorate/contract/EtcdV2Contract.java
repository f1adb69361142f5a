package dev.quorate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What it promises besides of members that speak the v2 API only: what is not in it is refused and nothing
/// sent, and a member that has no quorum behind it still says whom it lists.
public abstract class EtcdV2Contract extends EtcdContract {
    @Test
    void what_the_v2_api_does_not_have_is_refused_and_changes_nothing() {
        var seen = settled();
        var leader = leader(seen);
        var follower = follower(seen).status().memberId();
        for (var call : List.<EtcdCall>of(
                new EtcdCall.Add(newPeerUrl(), true),
                new EtcdCall.Promote(follower),
                new EtcdCall.MoveLeader(follower),
                new EtcdCall.Save("never.db"))) {
            assertThat(call(call, leader.endpoint())).as(call.toString()).isInstanceOf(Outcome.Refused.class);
        }
        assertThat(etcd().snapshots()).isEmpty();
        assertThat(current(leader(settled())).members())
                .isEqualTo(current(leader).members());
    }

    @Test
    void a_member_without_a_quorum_tells_whom_it_lists_by_itself() {
        var members = current(settled().getFirst()).members();
        killMember(1);
        killMember(2);
        assertThat(etcd().look(endpoints().getFirst(), DEADLINE))
                .isInstanceOfSatisfying(
                        EndpointView.Answered.class,
                        answered -> assertThat(answered.reading())
                                .isInstanceOfSatisfying(
                                        EndpointView.NotCurrent.class,
                                        reading -> assertThat(reading.members()).isEqualTo(members)));
    }
}
