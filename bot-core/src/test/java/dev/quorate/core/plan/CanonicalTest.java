package dev.quorate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was approved is what runs: two plans with the same digest are the same plan.
class CanonicalTest {
    private static Plan because(String reason) {
        return Plans.replace(Plans.ask("alice", Optional.of(reason)));
    }

    @Test
    void any_change_of_any_component_of_a_plan_is_another_digest() {
        var plan = Plans.replace();
        Map<Digest, String> seen = new HashMap<>();
        seen.put(plan.digest(), "the plan itself");
        var mutations = Mutations.of("plan", plan);
        for (var mutation : mutations) {
            var digest = ((Plan) mutation.value()).digest();
            assertThat(seen.put(digest, mutation.path()))
                    .as("the digest of a changed %s", mutation.path())
                    .isNull();
        }
        assertThat(mutations.stream().map(Mutations.Mutation::path))
                .contains(
                        "plan.title",
                        "plan.ask.asker",
                        "plan.ask.reason taken away",
                        "plan.ask.slots{X}.target.word",
                        "plan.clusterId.value",
                        "plan.observedAt",
                        "plan.fingerprint.facts{leader}",
                        "plan.start.seats[1].healthy",
                        "plan.focus[0].unit",
                        "plan.remarks[0]",
                        "plan.steps[2] taken away",
                        "plan.steps in another order",
                        "plan.steps[2].action.member.value",
                        "plan.steps[5].action.content",
                        "plan.steps[5].after.environment{ETCD_NAME}",
                        "plan.steps[1].undo.actions[0].unit",
                        "plan.steps[3].waitSeconds");
        assertThat(mutations.size()).isGreaterThan(150);
    }

    @Test
    void the_same_plan_made_twice_has_the_same_digest() {
        assertThat(Plans.replace().digest()).isEqualTo(Plans.replace().digest());
        assertThat(Plans.replace().canonical()).startsWith("quorate plan: 1\ntitle: replace member 10.0.1.2");
    }

    @ParameterizedTest(name = "reason [{index}] stays one line")
    @ValueSource(
            strings = {
                "x\nstep: y",
                "x\r\nstep: y",
                "x\\nstep: y",
                "x\\\nstep: y",
                "\n",
                "\\",
                "x\nreason: z",
                "x\u2028step: y"
            })
    void a_reason_cannot_pretend_to_be_another_line(String reason) {
        var plan = because(reason);
        assertThat(plan.canonical().lines().filter(line -> line.startsWith("step: ")))
                .hasSize(Plans.steps().size());
        assertThat(plan.canonical().lines().filter(line -> line.startsWith("reason: ")))
                .hasSize(1);
    }

    @Test
    void reasons_that_look_alike_when_escaped_differ() {
        assertThat(Stream.of("a\nb", "a\\nb", "a\\\nb", "a\rb", "a\\rb", "ab", "a b")
                        .map(reason -> because(reason).digest())
                        .distinct())
                .hasSize(7);
    }

    @Test
    void another_kind_of_action_with_the_same_parameters_is_another_plan() {
        var steps = Plans.steps();
        var fence = steps.get(1);
        var unmask = new Step(
                fence.title(),
                fence.risk(),
                fence.target(),
                fence.before(),
                new Action.UnmaskAndReload(Plans.HOST, Plans.UNIT),
                fence.after(),
                fence.undo(),
                fence.waitSeconds());
        var changed = Plans.of(
                Plans.replace().ask(),
                Plans.scene().state(),
                Stream.concat(
                                Stream.of(steps.getFirst(), unmask),
                                steps.stream().skip(2))
                        .toList());
        assertThat(changed.digest()).isNotEqualTo(Plans.replace().digest());
    }

    @Test
    void another_look_at_another_state_is_another_plan() {
        var ask = Plans.replace().ask();
        var leader = Plans.of(ask, Plans.scene().leads(3).state(), Plans.steps());
        var reboot = Plans.of(
                ask, Plans.scene().host(3, host -> host.bootId = "other").state(), Plans.steps());
        assertThat(List.of(leader.digest(), reboot.digest(), Plans.replace().digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_digest_is_known_by_its_first_four_characters_or_more_and_not_by_fewer() {
        var digest = new Digest("7f3a91c2" + "0".repeat(56));
        assertThat(digest.startsWith("7f3a")).isTrue();
        assertThat(digest.startsWith("7F3A91")).isTrue();
        assertThat(digest.startsWith("7f3")).isFalse();
        assertThat(digest.startsWith("7f3b")).isFalse();
        assertThat(digest.brief()).isEqualTo("7f3a91c2");
    }

    @Test
    void a_plan_is_as_risky_as_its_riskiest_step() {
        var plan = Plans.replace();
        assertThat(plan.risk()).isEqualTo(Risk.DESTRUCTIVE);
        assertThat(Plans.of(plan.ask(), Scene.of(3).state(), Plans.steps().subList(0, 2))
                        .risk())
                .isEqualTo(Risk.CHANGING);
        assertThat(Plans.of(plan.ask(), Scene.of(3).state(), List.of()).risk()).isEqualTo(Risk.READ_ONLY);
    }

    @Test
    void the_forecast_names_the_window_in_which_one_failure_loses_the_cluster() {
        var forecast = Plans.replace().forecast();
        assertThat(forecast.first()).hasToString("3/2/2");
        assertThat(forecast.worst().during().slack()).isZero();
        assertThat(forecast.last()).hasToString("2/2/2");
        assertThat(forecast.window()).contains("while steps 1 to 7 run, losing 10.0.1.1 or 10.0.1.3 loses the cluster");
    }
}
