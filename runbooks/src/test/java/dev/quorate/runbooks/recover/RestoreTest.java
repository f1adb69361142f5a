package dev.quorate.runbooks.recover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.rehearsal.SimulatedCluster.Size;
import dev.quorate.runbooks.stage.Asking;
import dev.quorate.runbooks.stage.Drawing;
import dev.quorate.runbooks.stage.Flavor;
import dev.quorate.runbooks.stage.Golden;
import dev.quorate.runbooks.stage.House;
import dev.quorate.runbooks.stage.PlanText;
import dev.quorate.runbooks.stage.Refused;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The last resort: a new cluster from a snapshot. Its plan, its refusals, and a rehearsal.
class RestoreTest {
    private static final String LATEST = "restore cluster from latest";

    private static Scene lost(Drawing drawing) {
        return drawing.loneSurvivor(3)
                .host(1, host -> host.wiped())
                .snapshot(new Snapshot(
                        Scene.AT.minus(Duration.ofMinutes(90)),
                        "prod-eu/prod-eu-20261122T004140Z.db",
                        20_512,
                        "5e".repeat(32),
                        40));
    }

    private static Plan restoring(Drawing drawing) {
        return new Asking(new RestoreCluster(), LATEST, lost(drawing)).plan();
    }

    @Test
    void everybody_gets_the_snapshot_and_all_start_together_as_another_cluster() {
        var plan = restoring(Drawing.OLD);
        assertThat(plan.risk()).isEqualTo(Risk.DISASTER);
        assertThat(plan.clusterId()).isNotEqualTo(Scene.CLUSTER);
        Golden.matches("restore-from-snapshot", PlanText.of(plan));
    }

    /// With 3.5 the tool can make revisions jump ahead, too.
    @ParameterizedTest
    @EnumSource(Flavor.class)
    void the_snapshot_on_each_kind_of_host(Flavor flavor) {
        var plan = restoring(new Drawing(flavor, "https", "3.5.16"));
        Golden.matches("restore-" + flavor.word() + "-https", PlanText.of(plan));
    }

    static Stream<Refused> cases() {
        return Stream.of(
                no("a cluster with a quorum", LATEST, Drawing.OLD.of(3).silent(2), "a restore would throw away"),
                no("no snapshot at all", LATEST, Drawing.OLD.loneSurvivor(3), "I have none at all"),
                no(
                        "a snapshot that is not there",
                        "restore cluster from other.db",
                        lost(Drawing.OLD),
                        "The newest are prod-eu-20261122T004140Z.db"),
                no("a host that is gone", LATEST, GoldenPlansTest.gone(lost(Drawing.OLD), 3), "2 of 3 can"),
                no(
                        "an earlier attempt's force-new-cluster",
                        LATEST,
                        lost(Drawing.OLD)
                                .host(
                                        2,
                                        host -> host.addDropIn(
                                                "/run/systemd/system/etcd2.service.d/98-force-new-cluster.conf", "00")),
                        "98-force-new-cluster.conf"));
    }

    private static Refused no(String name, String line, Scene scene, String key) {
        return Refused.no(name, new RestoreCluster(), line, scene, key);
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("cases")
    void is_refused_in_three_sentences(Refused refused) {
        refused.isRefusedInThreeSentences();
    }

    @Test
    void the_sentences_are_those_that_a_person_has_read() {
        Golden.matches("refusals-restore", Refused.table(cases()));
    }

    @Test
    void three_wiped_hosts_become_a_healthy_cluster_again_from_the_snapshot_that_a_plan_once_saved()
            throws InterruptedException {
        try (var house = new House(new Size(3, 0, 0))) {
            house.cluster.wipe(2);
            house.runs("replace member 10.0.1.2");
            house.outcome();
            var acts = house.kinds();
            house.cluster.wipe(1);
            house.cluster.wipe(2);
            house.cluster.wipe(3);
            var told = house.told();
            house.runs(LATEST);
            assertThat(house.outcomeAfter(told).text()).startsWith("done: ").contains("3 voters, 3 healthy");
            assertThat(house.kinds().substring(acts.length() + 1)).startsWith("Fence Fence Fence");
        }
    }
}
