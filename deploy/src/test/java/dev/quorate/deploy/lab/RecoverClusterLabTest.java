package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A cluster that has lost its quorum comes back, with what was written before.
@Tag("flavors")
final class RecoverClusterLabTest {
    @AfterAll
    static void shut() throws InterruptedException {
        Lab.shut();
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                Kind.of("etcd2", "bookworm"),
                Kind.of("etcd2", "trixie").withTls(),
                Kind.of("etcd-member", "trixie"),
                Kind.of("config-file", "bookworm").withTls());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void one_survivor_of_three_dead_members_becomes_a_cluster_of_three(Kind kind) throws InterruptedException {
        try (var drill = Drill.on(kind, 3)) {
            Lab.put("story", "written before");
            losesTwoDisksAndRecovers(drill);
        }
    }

    private static void losesTwoDisksAndRecovers(Drill drill) throws InterruptedException {
        Lab.hurt(3, "wipe");
        Lab.hurt(2, "wipe");
        Lab.hurt(1, "kill");
        drill.recovers("recover cluster from 10.0.1.1");
        drill.endsWithVoters(1, 2, 3);
        assertThat(Lab.get("story")).endsWith("written before");
    }

    /// All were only stopped: they are started together, and nothing is lost. The next time two disks are.
    @Test
    void members_that_have_their_data_are_started_together_and_one_that_is_left_goes_on_alone()
            throws InterruptedException {
        try (var drill = Drill.on(Kind.of("etcd", "bookworm"), 3)) {
            Lab.put("story", "written before");
            var before = drill.etcd().members(1).keySet();
            Lab.hurt(3, "kill");
            Lab.hurt(2, "stop-etcd");
            Lab.hurt(1, "kill");
            drill.recovers("recover cluster from 10.0.1.1");
            drill.endsWithVoters(1, 2, 3);
            assertThat(drill.etcd().members(1).keySet()).isEqualTo(before);
            losesTwoDisksAndRecovers(drill);
            assertThat(drill.etcd().members(1).keySet()).isNotEqualTo(before);
        }
    }
}
