package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The story of `replace member` on every kind of host: each flavor, on both releases, with and without TLS,
/// so that every two of them meet.
@Tag("flavors")
final class ReplaceFlavorsLabTest {
    @AfterAll
    static void shut() throws InterruptedException {
        Lab.shut();
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                Kind.of("etcd2", "trixie").withTls(),
                Kind.of("etcd-member", "bookworm").withTls(),
                Kind.of("etcd-member", "trixie"),
                Kind.of("etcd", "bookworm").withTls(),
                Kind.of("etcd", "trixie"),
                Kind.of("config-file", "bookworm"));
    }

    static Stream<Kind> kindsThatLoseEverythingThen() {
        return Stream.of(
                Kind.of("etcd2", "bookworm"), Kind.of("config-file", "trixie").withTls());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_wiped_member_is_replaced_while_a_client_counts(Kind kind) throws InterruptedException, IOException {
        try (var drill = Drill.on(kind, 3)) {
            replacesTheSecond(drill);
        }
    }

    /// No disk is left, but the snapshot that every plan saves before it changes anything.
    @ParameterizedTest(name = "{0}")
    @MethodSource("kindsThatLoseEverythingThen")
    void the_snapshot_of_a_replacement_restores_the_cluster_when_every_disk_is_lost(Kind kind)
            throws InterruptedException, IOException {
        try (var drill = Drill.on(kind, 3)) {
            replacesTheSecond(drill);
            var before = drill.etcd().members(1).keySet();
            Lab.put("story", "written after the snapshot");
            for (var host = 1; host <= 3; host++) {
                Lab.hurt(host, "wipe");
            }
            drill.recovers("restore cluster from latest");
            drill.endsWithVoters(1, 2, 3);
            assertThat(drill.etcd().members(1).keySet()).doesNotContainAnyElementsOf(before);
            assertThat(Lab.get("story")).endsWith("written before");
        }
    }

    private static void replacesTheSecond(Drill drill) throws InterruptedException, IOException {
        Lab.put("story", "written before");
        Lab.hurt(2, "wipe");
        drill.awaitsLeaderOn(1, 3);
        drill.does("replace member 10.0.1.2", 1, 3);
        drill.endsWithVoters(1, 2, 3);
        assertThat(Lab.get("story")).endsWith("written before");
    }
}
