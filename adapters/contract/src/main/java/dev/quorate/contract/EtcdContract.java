package dev.quorate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an EtcdPort promises on a cluster of three members, of either generation. Each spec has a cluster of
/// its own that has been well for more than five seconds and that nobody has touched.
public abstract class EtcdContract {
    static final Duration DEADLINE = Duration.ofMillis(1500);
    private static final Duration CALL_DEADLINE = Duration.ofSeconds(5);
    /// What a busy machine may add to a deadline.
    private static final Duration SLACK = Duration.ofMillis(700);

    /// For so long etcd wants to have been connected to who it counts as connected; with a second to spare.
    private static final Duration CONNECTED = Duration.ofSeconds(6);

    static final Duration BREATH = Duration.ofMillis(100);
    private static final int BREATHS = 200;
    static final MemberId STRANGER = new MemberId(0x5eedL);

    protected abstract EtcdPort etcd();

    /// The client URLs of the three members.
    protected abstract List<Url> endpoints();

    /// A peer URL that no member has and at which nobody listens, another one each time.
    protected abstract Url newPeerUrl();

    /// Ends the member's process: its port answers with a refusal from now on.
    protected abstract void killMember(int index);

    /// Stops the member's process without ending it: connections are taken and nothing is answered.
    protected abstract void freezeMember(int index);

    protected abstract void thawMember(int index);

    /// Lets this much time pass for the cluster.
    protected abstract void letTimePass(Duration time);

    @Test
    void a_healthy_member_answers_and_reads_from_its_quorum() {
        var seen = settled();
        assertThat(seen)
                .extracting(view -> view.status().clusterId())
                .containsOnly(seen.getFirst().status().clusterId());
        assertThat(seen)
                .extracting(view -> view.status().leader())
                .containsOnly(leader(seen).status().memberId());
        assertThat(seen)
                .extracting(view -> current(view).members())
                .containsOnly(current(seen.getFirst()).members());
        assertThat(current(seen.getFirst()).members())
                .hasSize(3)
                .allMatch(Member::voter)
                .allMatch(Member::started)
                .extracting(Member::id)
                .containsExactlyInAnyOrderElementsOf(
                        seen.stream().map(view -> view.status().memberId()).toList());
        assertThat(current(seen.getFirst()).alarms()).isEmpty();
        assertThat(current(seen.getFirst()).revision()).isPositive();
        assertThat(seen)
                .allSatisfy(view -> assertThat(view.evidence().source())
                        .isEqualTo(view.endpoint().toString()));
    }

    @Test
    void a_killed_member_is_silent_at_once() {
        settled();
        killMember(1);
        var silent = silent(1);
        assertThat(silent.kind()).isEqualTo(EndpointView.Silence.REFUSED);
        assertThat(silent.why()).isEqualTo("connection refused");
        assertThat(silent.evidence().took()).isLessThan(SLACK);
        eventually(
                "the other two still read",
                () -> currentAt(0).filter(_ -> currentAt(2).isPresent()));
    }

    @Test
    void a_frozen_member_is_silent_when_the_deadline_is_over_and_answers_when_it_thaws() {
        settled();
        freezeMember(1);
        var silent = silent(1);
        assertThat(silent.kind()).isEqualTo(EndpointView.Silence.TIMEOUT);
        assertThat(silent.why()).isEqualTo("no answer within " + DEADLINE.toMillis() + " ms");
        assertThat(silent.evidence().took()).isLessThan(DEADLINE.plus(SLACK));
        thawMember(1);
        eventually("it reads again", () -> currentAt(1));
    }

    @Test
    void a_member_without_a_quorum_answers_but_is_not_current() {
        settled();
        killMember(1);
        killMember(2);
        var view = etcd().look(endpoints().getFirst(), DEADLINE);
        assertThat(view).isInstanceOf(EndpointView.Answered.class);
        assertThat(((EndpointView.Answered) view).reading()).isInstanceOf(EndpointView.NotCurrent.class);
        assertThat(view.evidence().took()).isLessThan(DEADLINE.plus(SLACK));
    }

    @Test
    void a_removed_member_is_out_of_the_list_and_cannot_be_removed_again() {
        var target = follower(settled()).status().memberId();
        var via = leader(settled()).endpoint();
        assertThat(unlessNotNow(new EtcdCall.Remove(target), via)).isInstanceOf(Outcome.Done.class);
        eventually("the list is shorter", () -> Optional.of(membersAt(via)).filter(list -> list.size() == 2));
        assertThat(membersAt(via)).extracting(Member::id).doesNotContain(target);
        assertThat(call(new EtcdCall.Remove(target), via)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_voter_is_added_once_and_has_not_started() {
        var via = leader(settled()).endpoint();
        var url = newPeerUrl();
        assertThat(unlessNotNow(new EtcdCall.Add(url, false), via)).isInstanceOf(Outcome.Done.class);
        var voter = eventually("the voter is listed", () -> memberAt(url, via));
        assertThat(voter.voter()).isTrue();
        assertThat(voter.started()).isFalse();
        assertThat(call(new EtcdCall.Add(url, false), via)).isNotInstanceOf(Outcome.Done.class);
        assertThat(membersAt(via)).hasSize(4);
    }

    @Test
    void a_member_gets_another_peer_url() {
        var seen = settled();
        var via = leader(seen).endpoint();
        var member = follower(seen).status().memberId();
        var url = newPeerUrl();
        assertThat(unlessNotNow(new EtcdCall.Update(member, url), via)).isInstanceOf(Outcome.Done.class);
        assertThat(eventually("it has it", () -> memberAt(url, via)).id()).isEqualTo(member);
        assertThat(call(new EtcdCall.Update(STRANGER, newPeerUrl()), via)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void who_never_was_a_member_is_not_removed() {
        var leader = leader(settled());
        assertThat(call(new EtcdCall.Remove(STRANGER), leader.endpoint())).isInstanceOf(Outcome.Refused.class);
        assertThat(current(leader(settled())).members())
                .isEqualTo(current(leader).members());
    }

    @Test
    void a_call_that_nobody_took_is_a_no_for_now() {
        var seen = settled();
        var dead = indexOf(follower(seen));
        killMember(dead);
        assertThat(call(new EtcdCall.Remove(STRANGER), endpoints().get(dead))).isInstanceOf(Outcome.NotNow.class);
    }

    /// The removal is in the leader's log and may win or lose once the others are back: only a look tells.
    @Test
    void a_call_that_ran_into_its_deadline_is_unknown_until_somebody_looks() {
        settled();
        letTimePass(CONNECTED);
        var seen = settled();
        var leader = leader(seen);
        var others =
                IntStream.range(0, 3).filter(index -> index != indexOf(leader)).toArray();
        var target = seen.get(others[0]).status().memberId();
        IntStream.of(others).forEach(this::freezeMember);
        assertThat(etcd().call(new EtcdCall.Remove(target), leader.endpoint(), DEADLINE))
                .isInstanceOf(Outcome.Unknown.class);
        IntStream.of(others).forEach(this::thawMember);

        var via = leader.endpoint();
        eventually("a quorum reads again", () -> currentAt(indexOf(leader)));
        var gone = membersAt(via).stream().noneMatch(member -> member.id().equals(target));
        var again = unlessNotNow(new EtcdCall.Remove(target), via);
        assertThat(again).isInstanceOf(gone ? Outcome.Refused.class : Outcome.Done.class);
        assertThat(membersAt(via)).extracting(Member::id).doesNotContain(target);
    }

    Outcome call(EtcdCall call, Url via) {
        return etcd().call(call, via, CALL_DEADLINE);
    }

    /// What comes of the call once etcd is willing to decide.
    Outcome unlessNotNow(EtcdCall call, Url via) {
        return eventually(
                call + " is decided",
                () -> Optional.of(call(call, via)).filter(outcome -> !(outcome instanceof Outcome.NotNow)));
    }

    /// All three read and follow one leader.
    List<EndpointView.Answered> settled() {
        return eventually("all three read and follow one leader", () -> {
            var seen = IntStream.range(0, 3)
                    .mapToObj(this::currentAt)
                    .flatMap(Optional::stream)
                    .toList();
            var leaders =
                    seen.stream().map(view -> view.status().leader()).distinct().toList();
            return Optional.of(seen)
                    .filter(_ -> seen.size() == 3
                            && leaders.size() == 1
                            && !leaders.getFirst().isNobody());
        });
    }

    private Optional<EndpointView.Answered> currentAt(int index) {
        return etcd().look(endpoints().get(index), DEADLINE) instanceof EndpointView.Answered answered
                        && answered.reading() instanceof EndpointView.Current
                ? Optional.of(answered)
                : Optional.empty();
    }

    private EndpointView.Silent silent(int index) {
        var view = etcd().look(endpoints().get(index), DEADLINE);
        assertThat(view).isInstanceOf(EndpointView.Silent.class);
        return (EndpointView.Silent) view;
    }

    List<Member> membersAt(Url endpoint) {
        return eventually("a list behind a read", () -> currentAt(endpoints().indexOf(endpoint)))
                                .reading()
                        instanceof EndpointView.Current reading
                ? reading.members()
                : List.of();
    }

    Optional<Member> memberAt(Url peerUrl, Url via) {
        return membersAt(via).stream()
                .filter(member -> member.hasPeerUrl(peerUrl))
                .findFirst();
    }

    int indexOf(EndpointView.Answered view) {
        return endpoints().indexOf(view.endpoint());
    }

    static EndpointView.Answered leader(List<EndpointView.Answered> seen) {
        return seen.stream()
                .filter(view -> view.status().memberId().equals(view.status().leader()))
                .findFirst()
                .orElseThrow();
    }

    static EndpointView.Answered follower(List<EndpointView.Answered> seen) {
        return seen.stream()
                .filter(view -> !view.status().memberId().equals(view.status().leader()))
                .findFirst()
                .orElseThrow();
    }

    static EndpointView.Current current(EndpointView.Answered view) {
        return (EndpointView.Current) view.reading();
    }

    <T> T eventually(String what, Supplier<Optional<T>> look) {
        for (int breath = 0; breath < BREATHS; breath++) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            letTimePass(BREATH);
        }
        throw new AssertionError("in vain waited until " + what);
    }
}
