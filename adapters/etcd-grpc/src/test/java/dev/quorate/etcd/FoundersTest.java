package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Answered;
import dev.quorate.core.cluster.EndpointView.Current;
import dev.quorate.core.cluster.Genesis;
import dev.quorate.core.cluster.Member;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The ids that we foretell, against those that a real etcd takes at its first start.
final class FoundersTest {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration BREATH = Duration.ofMillis(50);
    private static final int BREATHS = 400;

    private final WallClock clock = new WallClock();

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void a_new_cluster_has_the_ids_that_were_foretold(int size) throws InterruptedException {
        try (var cluster = RealCluster.start(size);
                var etcd = new GrpcEtcd(
                        new EtcdAccess(
                                Optional.empty(),
                                Optional.empty(),
                                cluster.directory().resolve("snapshots")),
                        clock)) {
            var answered = whole(etcd, cluster);
            var genesis = Genesis.of(cluster.token(), cluster.founders()).orElseThrow();
            assertThat(answered.status().clusterId()).isEqualTo(genesis.clusterId());
            assertThat(((Current) answered.reading())
                            .members().stream().collect(Collectors.toMap(Member::name, Member::id)))
                    .isEqualTo(genesis.memberIds());
        }
    }

    /// The first answer in which every member has told its name.
    private Answered whole(GrpcEtcd etcd, RealCluster cluster) throws InterruptedException {
        for (var breath = 0; breath < BREATHS; breath++) {
            var view = etcd.look(cluster.endpoints().getFirst(), DEADLINE);
            if (isWhole(view)) {
                return (Answered) view;
            }
            clock.pause(BREATH);
        }
        throw new AssertionError("the cluster did not come up in time");
    }

    private static boolean isWhole(EndpointView view) {
        return view instanceof Answered(_, _, _, Current(_, var members, _))
                && members.stream().noneMatch(member -> member.name().isEmpty());
    }
}
