package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// More members, fewer, and one elsewhere, while a client counts.
@Tag("flavors")
final class GrowAndShrinkLabTest {
    @AfterAll
    static void shut() throws InterruptedException {
        Lab.shut();
    }

    /// The story of Container Linux's document: five hosts, a discovery token for three.
    @Test
    void two_proxies_become_voters_one_after_the_other() throws InterruptedException, IOException {
        try (var drill = Drill.on(Kind.of("etcd2", "bookworm"), 5, "--members", "3")) {
            Lab.put("story", "written before");
            drill.does("promote proxy 10.0.1.4", 1, 2, 3);
            drill.does("promote proxy 10.0.1.5", 1, 2, 3);
            drill.endsWithVoters(1, 2, 3, 4, 5);
            assertThat(Lab.get("story")).endsWith("written before");
            Lab.hurt(5, "kill");
            drill.awaitsLeaderOn(1, 2, 3, 4);
            drill.plansWithin(Duration.ofSeconds(1), "replace member 10.0.1.5");
        }
    }

    /// A host that uses the token of a cluster that is complete becomes a proxy: nobody adds it as if it were
    /// new.
    @Test
    void a_proxy_by_a_used_token_is_promoted_and_the_leader_moves_to_a_spare_host()
            throws InterruptedException, IOException {
        try (var drill = Drill.on(Kind.of("etcd2", "trixie").withTls(), 5, "--members", "3", "--spare", "1")) {
            drill.refuses("add member newcomer at 10.0.1.4", "It is a proxy", "promote proxy 10.0.1.4");
            drill.does("promote proxy 10.0.1.4", 1, 2, 3);
            var leader = drill.leader();
            drill.does("move member 10.0.1." + leader + " to 10.0.1.5", 1, 2, 3, 4);
            drill.endsWithVoters(drill.without(leader));
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                Kind.of("etcd-member", "trixie"), Kind.of("etcd", "bookworm").withTls());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_spare_host_joins_and_a_member_leaves(Kind kind) throws InterruptedException, IOException {
        try (var drill = Drill.on(kind, 4, "--spare", "1")) {
            drill.does("add member newcomer at 10.0.1.4", 1, 2, 3);
            drill.does("remove member 10.0.1.1", 2, 3, 1);
            drill.endsWithVoters(2, 3, 4);
        }
    }

    @Test
    void the_leader_moves_to_a_spare_host() throws InterruptedException, IOException {
        try (var drill = Drill.on(Kind.of("config-file", "bookworm"), 4, "--spare", "1")) {
            var leader = drill.leader();
            drill.does("move member 10.0.1." + leader + " to 10.0.1.4", 1, 2, 3);
            drill.endsWithVoters(drill.without(leader));
        }
    }
}
