package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Genesis.Founder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The ids are those that `etcdctl snapshot restore` of etcd 3.4.23 wrote for the same lists and tokens.
final class GenesisTest {
    private static final List<Founder> THREE = List.of(
            founder("n1", "http://10.0.1.1:2380"),
            founder("n2", "http://10.0.1.2:2380"),
            founder("n3", "http://10.0.1.3:2380"));

    @Test
    void a_cluster_of_one_with_all_defaults_has_the_ids_that_everybody_has_seen() {
        var genesis = Genesis.of("etcd-cluster", List.of(founder("default", "http://localhost:2380")));
        assertThat(genesis).contains(genesis("cdf818194e3a8c32", Map.of("default", "8e9e05c52164694d")));
    }

    @Test
    void three_founders_have_the_ids_that_a_restore_gives_them() {
        assertThat(Genesis.of("5f0c4d7e-restore", THREE))
                .contains(genesis(
                        "a83a7933bef8a2ba",
                        Map.of("n1", "ee5637beacdd469c", "n2", "723ef3c6b4732fa7", "n3", "39df12e75e33216e")));
    }

    @Test
    void several_urls_of_a_founder_and_an_address_in_brackets_are_read_as_etcd_reads_them() {
        assertThat(Genesis.of(
                        "quorate-20261122",
                        List.of(
                                founder("n1", "http://10.0.1.1:2380"),
                                founder("n2", "https://node2.example:2381", "http://10.0.1.2:2380"),
                                founder("n3", "http://[fd00::3]:2380"))))
                .contains(genesis(
                        "e423a32461e9cd8a",
                        Map.of("n1", "7d1766102e132430", "n2", "50b028d7da20ce39", "n3", "474443a3daddb8b")));
    }

    @Test
    void neither_the_order_nor_the_names_change_an_id() {
        var genesis = Genesis.of("5f0c4d7e-restore", THREE).orElseThrow();
        var backwards = Genesis.of("5f0c4d7e-restore", THREE.reversed()).orElseThrow();
        var renamed = THREE.stream()
                .map(founder -> new Founder("x" + founder.name(), founder.peerUrls()))
                .toList();
        assertThat(backwards).isEqualTo(genesis);
        assertThat(Genesis.of("5f0c4d7e-restore", renamed).orElseThrow().clusterId())
                .isEqualTo(genesis.clusterId());
    }

    @Test
    void another_token_changes_every_id() {
        var one = Genesis.of("one", THREE).orElseThrow();
        var two = Genesis.of("two", THREE).orElseThrow();
        assertThat(two.clusterId()).isNotEqualTo(one.clusterId());
        assertThat(Collections.disjoint(
                        one.memberIds().values(), two.memberIds().values()))
                .isTrue();
    }

    @Test
    void a_list_that_etcd_would_refuse_has_no_ids() {
        assertThat(Genesis.of("token", List.of())).isEmpty();
        assertThat(Genesis.of("token", List.of(new Founder("n1", List.of())))).isEmpty();
        assertThat(Genesis.of(
                        "token", List.of(founder("n1", "http://10.0.1.1:2380"), founder("n2", "http://10.0.1.1:2380"))))
                .as("two of one id")
                .isEmpty();
        assertThat(Genesis.of(
                        "token", List.of(founder("n1", "http://10.0.1.1:2380"), founder("n1", "http://10.0.1.2:2380"))))
                .as("two of one name are one founder to etcd")
                .isEmpty();
    }

    private static Founder founder(String name, String... urls) {
        return new Founder(
                name, Stream.of(urls).map(url -> Url.parse(url).orElseThrow()).toList());
    }

    private static Genesis genesis(String cluster, Map<String, String> members) {
        var ids = new TreeMap<String, MemberId>();
        members.forEach((name, hex) -> ids.put(name, MemberId.parse(hex).orElseThrow()));
        return new Genesis(ClusterId.parse(cluster).orElseThrow(), ids);
    }
}
