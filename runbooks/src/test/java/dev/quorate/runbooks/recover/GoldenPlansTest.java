package dev.quorate.runbooks.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.LogEnd;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.runbooks.stage.Asking;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Flavor;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.PlanText;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GoldenPlansTest {
    private static Plan recovering(String line, Scene scene) {
        return new Asking(new RecoverCluster(), "recover cluster from " + line, scene).plan();
    }

    static Scene gone(Scene scene, int number) {
        return scene.host(
                number,
                host -> host.isUnreached(
                        HostView.Obstacle.UNREACHABLE,
                        "SSH to " + host.address + " found no route",
                        "Bring the host up."));
    }

    @Test
    void the_lone_survivor_of_three_carries_on_and_the_others_join_it_anew() {
        var plan = recovering("10.0.1.1", Drawing.OLD.loneSurvivor(3));
        assertThat(plan.risk()).isEqualTo(Risk.DISASTER);
        Golden.matches("recover-lone-survivor", PlanText.of(plan));
    }

    @Test
    void a_host_that_is_lost_stays_away_and_the_plan_ends_even() {
        var scene = gone(Drawing.OLD.loneSurvivor(3), 3);
        Golden.matches("recover-one-host-lost", PlanText.of(recovering("10.0.1.1 lost 10.0.1.3", scene)));
    }

    @Test
    void a_majority_with_its_data_is_started_together() {
        Golden.matches("recover-joint-start", PlanText.of(recovering("10.0.1.1", Drawing.OLD.stopped(3))));
    }

    /// Debian's unit after a kill, and after a boot that found no quorum within 90 s: the data is whole, and
    /// a lone start would throw away what the others have.
    @Test
    void members_whose_units_systemd_gave_up_are_started_together_too() {
        var scene = Drawing.OLD.stopped(3);
        for (var number = 1; number <= 3; number++) {
            scene.host(number, host -> host.activeState = "failed");
        }
        assertThat(recovering("10.0.1.1", scene).steps().stream().map(Step::title))
                .filteredOn(title -> title.startsWith("Start "))
                .hasSize(3);
    }

    @Test
    void who_has_more_is_named_and_every_survivor_s_data_is_copied_before_it_is_set_aside() {
        var scene = gone(Drawing.OLD.loneSurvivor(5), 5).host(2, host -> {
            Flavor.idle(host);
            host.entries.add("member");
            host.wal = Optional.of(new HostView.WalIdentity(Scene.id(2), Scene.CLUSTER));
            host.end = Optional.of(new LogEnd(7, 90, 90, 7, false));
        });
        var plan = recovering("10.0.1.2 lost 10.0.1.5", scene);
        assertThat(plan.remarks())
                .contains("WARNING: 10.0.1.1 has more: recovering from it would lose less")
                .anyMatch(remark -> remark.contains("of its own log nothing is discarded"));
        Golden.matches("recover-second-best-of-five", PlanText.of(plan));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void the_lone_survivor_on_each_kind_of_host(Flavor flavor) {
        var scene = new Drawing(flavor, "https", "3.5.16").loneSurvivor(3);
        Golden.matches("recover-" + flavor.word() + "-https", PlanText.of(recovering("10.0.1.1", scene)));
    }

    @ParameterizedTest
    @EnumSource(Flavor.class)
    void what_is_done_is_the_same_on_3_4_and_3_5(Flavor flavor) {
        var old = new Drawing(flavor, "https", "3.4.23").loneSurvivor(3);
        var today = new Drawing(flavor, "https", "3.5.16").loneSurvivor(3);
        assertThat(recovering("10.0.1.1", old).steps())
                .isEqualTo(recovering("10.0.1.1", today).steps());
    }
}
