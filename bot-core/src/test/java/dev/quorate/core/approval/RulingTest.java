package dev.quorate.core.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.plan.Digest;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Plans;
import dev.quorate.core.plan.Risk;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Two people means two people: alice asks, bob and carol are on call, dave is not.
class RulingTest {
    static final Instant POSTED = Scene.AT.plusSeconds(2);
    static final Instant SOON = POSTED.plusSeconds(60);
    static final Person ALICE = new Person("alice", Set.of("etcd-oncall"));
    static final Person BOB = new Person("bob", Set.of("etcd-oncall", "sre"));
    static final Person CAROL = new Person("carol", Set.of("etcd-oncall"));
    static final Person DAVE = new Person("dave", Set.of("sre"));

    static Request request(Plan plan, int approvals, boolean reason, boolean typeClusterName) {
        var rule = new Rule(approvals, Set.of("etcd-oncall"), Duration.ofMinutes(15), reason, typeClusterName);
        return new Request(plan, rule, POSTED, POSTED.plus(rule.expires()));
    }

    private static Request one() {
        return request(Plans.replace(), 1, false, false);
    }

    private static Plan unreasoned() {
        return Plans.replace(Plans.ask("alice", Optional.empty()));
    }

    static Vote.Yes yes(Request request, Person person) {
        return yes(request, person, "unix:" + person.name(), SOON);
    }

    static Vote.Yes yes(Request request, Person person, String account, Instant at) {
        return new Vote.Yes(person.name(), account, request.plan().digest(), at, Optional.empty(), Optional.empty());
    }

    static Vote.No no(Request request, Person person, String reason) {
        return new Vote.No(
                person.name(), "unix:" + person.name(), request.plan().digest(), SOON, reason);
    }

    private static String objection(Request request, Vote vote, Person person) {
        return objection(request, List.of(), vote, person, SOON);
    }

    private static String objection(Request request, List<Vote> counted, Vote vote, Person person, Instant now) {
        return Ruling.with(request, counted, vote, person, now) instanceof Ruling.NotCounted(var refusal)
                ? refusal.text()
                : "counted";
    }

    @Test
    void one_colleague_who_is_on_call_is_enough() {
        var request = one();
        assertThat(Ruling.with(request, List.of(), yes(request, BOB), BOB, SOON))
                .isInstanceOfSatisfying(Ruling.Permitted.class, permitted -> {
                    assertThat(permitted.permit().digest())
                            .isEqualTo(request.plan().digest());
                    assertThat(permitted.permit())
                            .hasToString("permit for " + request.plan().digest() + " by bob");
                });
    }

    @ParameterizedTest(name = "from {0}")
    @ValueSource(strings = {"unix:alice", "slack:U1", "discord:99", ""})
    void whoever_asked_never_approves_from_whatever_account(String account) {
        var request = one();
        assertThat(objection(request, yes(request, ALICE, account, SOON), ALICE))
                .isEqualTo(
                        "The vote does not count. alice asked for this plan; whoever asks never approves. Get somebody"
                                + " else of etcd-oncall to say `approve "
                                + request.plan().digest() + "`.");
    }

    @Test
    void an_outsider_neither_approves_nor_denies() {
        var request = one();
        assertThat(objection(request, yes(request, DAVE), DAVE)).contains("dave is not in etcd-oncall.");
        assertThat(objection(request, no(request, DAVE, "no"), DAVE)).contains("dave is not in etcd-oncall.");
    }

    @Test
    void a_second_vote_of_the_same_person_does_not_count_from_another_account_either() {
        var request = request(Plans.replace(), 2, false, false);
        var first = yes(request, BOB);
        assertThat(objection(request, List.of(first), yes(request, BOB, "slack:U2", SOON), BOB, SOON))
                .contains("bob has voted already.", "Another person is needed.");
    }

    @Test
    void a_vote_for_another_digest_or_in_another_name_does_not_count() {
        var request = one();
        var other =
                new Vote.Yes("bob", "unix:bob", new Digest("ab".repeat(32)), SOON, Optional.empty(), Optional.empty());
        assertThat(objection(request, other, BOB)).contains("The vote names another plan or person.");
        assertThat(objection(request, yes(request, CAROL), BOB)).contains("The vote names another plan or person.");
        var denial = new Vote.No("bob", "unix:bob", new Digest("ab".repeat(32)), SOON, "no");
        assertThat(objection(request, denial, BOB)).contains("The vote names another plan or person.");
    }

    @Test
    void a_vote_counts_until_the_instant_of_expiry_and_not_at_it() {
        var request = one();
        var last = request.expires().minusNanos(1);
        assertThat(Ruling.with(request, List.of(), yes(request, BOB, "unix:bob", last), BOB, last))
                .isInstanceOf(Ruling.Permitted.class);
        assertThat(objection(
                        request, List.of(), yes(request, BOB, "unix:bob", request.expires()), BOB, request.expires()))
                .contains("expired at 2026-11-22T02:26:42Z.", "Ask for a new plan.");
        assertThat(Ruling.of(request, List.of(), request.expires())).isEqualTo(new Ruling.Expired(request.expires()));
    }

    @Test
    void a_permit_once_given_does_not_expire_while_its_plan_runs() {
        var request = one();
        assertThat(Ruling.of(
                        request, List.of(yes(request, BOB)), request.expires().plusSeconds(3600)))
                .isInstanceOf(Ruling.Permitted.class);
    }

    @Test
    void where_a_reason_is_wanted_somebody_has_to_give_one() {
        var request = request(unreasoned(), 1, true, false);
        assertThat(objection(request, yes(request, BOB), BOB))
                .contains("A destructive plan needs a reason on record", "because ...");
        var reasoned =
                new Vote.Yes("bob", "unix:bob", request.plan().digest(), SOON, Optional.of("disk"), Optional.empty());
        assertThat(objection(request, reasoned, BOB)).isEqualTo("counted");
        assertThat(objection(request(Plans.replace(), 1, true, false), yes(one(), BOB), BOB))
                .as("the ask gave one")
                .isEqualTo("counted");
    }

    @ParameterizedTest(name = "reason [{0}]")
    @ValueSource(strings = {"", " ", "\t\n", "\u2003"})
    void a_blank_reason_is_none(String blank) {
        var request = request(Plans.replace(Plans.ask("alice", Optional.of(blank))), 1, true, false);
        var vote = new Vote.Yes("bob", "unix:bob", request.plan().digest(), SOON, Optional.of(blank), Optional.empty());
        assertThat(objection(request, vote, BOB)).contains("needs a reason on record");
        assertThat(Ruling.of(request, List.of(vote), SOON)).isEqualTo(new Ruling.Waiting(1));
        assertThat(objection(one(), no(one(), BOB, blank), BOB)).contains("A denial needs a reason.");
    }

    @Test
    void where_the_clusters_name_has_to_be_typed_another_name_or_none_does_not_count() {
        var request = request(Plans.replace(), 1, true, true);
        assertThat(objection(request, yes(request, BOB), BOB)).contains("approved by typing the cluster's name");
        assertThat(objection(request, named(request, "prod-us"), BOB)).contains("if prod-eu is what you mean");
        assertThat(objection(request, named(request, "prod-eu"), BOB)).isEqualTo("counted");
    }

    private static Vote.Yes named(Request request, String cluster) {
        return new Vote.Yes(
                "bob",
                "unix:bob",
                request.plan().digest(),
                SOON,
                Optional.empty(),
                Optional.of(new ClusterName(cluster)));
    }

    @Test
    void asker_and_approver_may_deny_and_a_denial_is_final() {
        var request = one();
        for (var person : List.of(ALICE, BOB)) {
            var denial = no(request, person, "not now");
            assertThat(Ruling.with(request, List.of(), denial, person, SOON)).isEqualTo(new Ruling.Denied(denial));
            assertThat(Ruling.with(request, List.of(denial), yes(request, CAROL), CAROL, SOON))
                    .isEqualTo(new Ruling.Denied(denial));
        }
    }

    @Test
    void who_approved_may_still_deny_while_others_are_waited_for() {
        var request = request(Plans.replace(), 2, false, false);
        var denial = no(request, BOB, "I looked again");
        assertThat(Ruling.with(request, List.of(yes(request, BOB)), denial, BOB, SOON))
                .isEqualTo(new Ruling.Denied(denial));
    }

    @Test
    void where_two_are_needed_one_is_not_enough_and_two_people_are() {
        var request = request(Plans.replace(), 2, false, false);
        assertThat(Ruling.with(request, List.of(), yes(request, BOB), BOB, SOON))
                .isEqualTo(new Ruling.Waiting(1));
        assertThat(Ruling.with(request, List.of(yes(request, BOB)), yes(request, CAROL), CAROL, SOON))
                .isInstanceOf(Ruling.Permitted.class);
        assertThat(Ruling.of(request, List.of(yes(request, BOB), yes(request, BOB, "slack:U2", SOON)), SOON))
                .as("one person twice in the record")
                .isEqualTo(new Ruling.Waiting(1));
    }

    @Test
    void votes_forged_into_the_record_do_not_become_a_permit() {
        var request = one();
        var named = request(Plans.replace(), 1, false, true);
        assertThat(Ruling.of(request, List.of(yes(request, ALICE)), SOON))
                .as("the asker's own")
                .isEqualTo(new Ruling.Waiting(1));
        assertThat(Ruling.of(request, List.of(yes(request, BOB, "unix:bob", request.expires())), SOON))
                .as("one from after the expiry")
                .isEqualTo(new Ruling.Waiting(1));
        assertThat(Ruling.of(request, List.of(yes(request(unreasoned(), 1, false, false), BOB)), SOON))
                .as("one for another plan")
                .isEqualTo(new Ruling.Waiting(1));
        assertThat(Ruling.of(named, List.of(yes(named, BOB)), SOON))
                .as("one that does not name the cluster where that is the rule")
                .isEqualTo(new Ruling.Waiting(1));
        assertThat(Ruling.of(named, List.of(named(named, "prod-us")), SOON)).isEqualTo(new Ruling.Waiting(1));
        assertThat(Ruling.of(named, List.of(named(named, "prod-eu")), SOON)).isInstanceOf(Ruling.Permitted.class);
    }

    @Test
    void a_policy_without_a_rule_for_a_risk_is_no_policy_and_reading_is_held_to_the_mildest() {
        var rule = new Rule(1, Set.of("a"), Duration.ofMinutes(1), false, false);
        assertThatThrownBy(() -> new Policy(Map.of(Risk.CHANGING, rule, Risk.DESTRUCTIVE, rule)))
                .hasMessageContaining("no rule for disaster");
        var rules = new EnumMap<Risk, Rule>(Risk.class);
        var mild = new Rule(1, Set.of("b"), Duration.ofMinutes(1), false, false);
        rules.put(Risk.CHANGING, mild);
        rules.put(Risk.DESTRUCTIVE, rule);
        rules.put(Risk.DISASTER, rule);
        assertThat(new Policy(rules).rule(Risk.READ_ONLY)).isEqualTo(mild);
    }

    @Test
    void a_rule_that_lets_nobody_approve_or_wants_no_approval_cannot_be_made() {
        var time = Duration.ofMinutes(1);
        assertThatThrownBy(() -> new Rule(0, Set.of("a"), time, false, false)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Rule(1, Set.of(), time, false, false)).hasMessageContaining("at least one");
        assertThatThrownBy(() -> new Rule(1, Set.of("a"), Duration.ZERO, false, false))
                .hasMessageContaining("some time");
    }
}
