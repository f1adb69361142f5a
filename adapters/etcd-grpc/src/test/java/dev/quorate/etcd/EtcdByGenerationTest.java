package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Who is asked over gRPC and who over the v2 API: a real etcd of today behind another age's `/version`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EtcdByGenerationTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final MemberId STRANGER = new MemberId(0x5eedL);
    private static final String OLD = OldFace.of("2.3.8", "2.3.0");

    private final WallClock clock = new WallClock();
    private RealCluster cluster;
    private Url member;
    private EtcdByGeneration etcd;

    @BeforeAll
    void start() throws InterruptedException {
        cluster = RealCluster.start("http", 1, List.of("--enable-v2", "--strict-reconfig-check=false"));
        member = cluster.endpoints().getFirst();
        Listening.await(member, clock);
    }

    @BeforeEach
    void open() {
        etcd = open(Optional.empty());
        eventuallyCurrent(member);
    }

    @AfterEach
    void close() {
        etcd.close();
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    @Test
    void todays_member_answers_grpc_and_gives_a_snapshot() {
        var seen = eventuallyCurrent(member);
        assertThat(seen.status().dbBytes()).as("only v3 tells it").isPositive();
        assertThat(etcd.call(new EtcdCall.Save("today.db"), member, DEADLINE)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_member_that_says_it_is_of_2_3_is_seen_over_the_v2_api() throws IOException {
        try (var old = OldFace.of(member, OLD)) {
            var seen = eventuallyCurrent(old.url());
            var today = eventuallyCurrent(member);
            assertThat(seen.status().version()).isEqualTo(new Version(2, 3, 8));
            assertThat(seen.status().memberId()).isEqualTo(today.status().memberId());
            assertThat(seen.status().clusterId()).isEqualTo(today.status().clusterId());
            assertThat(seen.status().leader()).isEqualTo(today.status().leader());
            assertThat(seen.status().term()).isEqualTo(today.status().term());
            assertThat(seen.status().appliedIndex()).isPositive();
            assertThat(members(seen)).isEqualTo(members(today));
        }
    }

    @Test
    void what_is_asked_of_it_without_a_look_before_goes_over_the_v2_api_too() throws IOException {
        try (var old = OldFace.of(member, OLD)) {
            assertThat(etcd.call(new EtcdCall.Remove(STRANGER), old.url(), DEADLINE))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class, no -> assertThat(no.why()).contains("is not in the cluster"));
            assertThat(etcd.call(new EtcdCall.Save("never.db"), old.url(), DEADLINE))
                    .isEqualTo(new Outcome.Refused(
                            "The etcd at " + old.url() + " has the v2 API only, and no snapshots; nothing was sent."));
        }
    }

    /// Until the last member is upgraded a 3.0 has its v3 API switched off.
    @Test
    void a_3_0_among_members_of_2_3_is_seen_with_its_own_version() throws IOException {
        try (var half = OldFace.of(member, OldFace.of("3.0.17", "2.3.0"))) {
            assertThat(eventuallyCurrent(half.url()).status().version()).isEqualTo(new Version(3, 0, 17));
        }
    }

    @Test
    void a_member_that_was_upgraded_is_asked_over_grpc_again() throws IOException {
        try (var old = OldFace.of(member, OLD)) {
            eventuallyCurrent(old.url());
            old.says(OldFace.of("3.4.23", "3.4.0"));
            assertThat(etcd.look(old.url(), DEADLINE))
                    .isInstanceOfSatisfying(
                            EndpointView.Silent.class,
                            silent -> assertThat(silent.why()).contains("does not speak etcd's version 3 API"));
        }
    }

    @Test
    void the_sentence_of_2_0_is_a_version_and_another_server_is_none() throws IOException {
        try (var oldest = OldFace.of(member, "etcd 2.0.13")) {
            assertThat(eventuallyCurrent(oldest.url()).status().version()).isEqualTo(new Version(2, 0, 13));
        }
        try (var stranger = OldFace.of(member, "hello")) {
            assertThat(etcd.look(stranger.url(), DEADLINE))
                    .isInstanceOfSatisfying(
                            EndpointView.Silent.class,
                            silent -> assertThat(silent.kind()).isEqualTo(Silence.OTHER));
        }
    }

    @Test
    void a_proxy_of_that_age_is_no_member_whoever_it_asks() throws InterruptedException {
        var proxy = cluster.proxy();
        Listening.await(proxy, clock);
        try (var http = new HttpEtcd(access(Optional.empty()), clock)) {
            assertThat(http.look(proxy, DEADLINE))
                    .isInstanceOfSatisfying(
                            EndpointView.Silent.class,
                            silent -> assertThat(silent.why()).startsWith("a proxy answers there"));
        }
    }

    @Test
    void over_tls_both_show_their_certificates(@TempDir Path home, @TempDir Path abroad) throws IOException {
        var ours = new Certificates("our authority", home)
                .sign("server", "127.0.0.1")
                .sign("bot", "127.0.0.1");
        var theirs = new Certificates("their authority", abroad).sign("bot", "127.0.0.1");
        try (var old = OldFace.secured(member, OLD, ours);
                var trusting = open(tls(ours.ca(), ours));
                var strange = open(tls(theirs.ca(), ours));
                var stranger = open(tls(ours.ca(), theirs))) {
            assertThat(trusting.look(old.url(), DEADLINE)).isInstanceOf(EndpointView.Answered.class);
            assertThat(strange.look(old.url(), DEADLINE))
                    .isInstanceOfSatisfying(
                            EndpointView.Silent.class,
                            silent -> assertThat(silent.why())
                                    .isEqualTo("its certificate is not signed by the configured CA"));
            assertThat(stranger.look(old.url(), DEADLINE))
                    .isInstanceOfSatisfying(
                            EndpointView.Silent.class,
                            silent -> assertThat(silent.kind()).isEqualTo(Silence.TLS));
        }
    }

    @Test
    void nobody_at_all_is_silence_as_ever() {
        var nowhere = new Url("http", "127.0.0.1", RealCluster.freePort());
        assertThat(etcd.look(nowhere, DEADLINE))
                .isInstanceOfSatisfying(
                        EndpointView.Silent.class,
                        silent -> assertThat(silent.why()).isEqualTo("connection refused"));
        assertThat(etcd.call(new EtcdCall.Remove(STRANGER), nowhere, DEADLINE)).isInstanceOf(Outcome.NotNow.class);
    }

    private static List<?> members(EndpointView.Answered view) {
        return ((EndpointView.Current) view.reading()).members();
    }

    private EndpointView.Answered eventuallyCurrent(Url endpoint) {
        for (var breath = 0; breath < 200; breath++) {
            if (etcd.look(endpoint, DEADLINE) instanceof EndpointView.Answered answered
                    && answered.reading() instanceof EndpointView.Current) {
                return answered;
            }
            pause();
        }
        throw new AssertionError("in vain waited until " + endpoint + " reads: " + etcd.look(endpoint, DEADLINE));
    }

    private void pause() {
        try {
            clock.pause(Duration.ofMillis(100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private EtcdByGeneration open(Optional<EtcdAccess.Tls> tls) {
        return new EtcdByGeneration(access(tls), clock);
    }

    private EtcdAccess access(Optional<EtcdAccess.Tls> tls) {
        return new EtcdAccess(tls, Optional.empty(), cluster.directory().resolve("snapshots"));
    }

    private static Optional<EtcdAccess.Tls> tls(Path ca, Certificates bot) {
        return Optional.of(new EtcdAccess.Tls(
                ca, Optional.of(new EtcdAccess.ClientCertificate(bot.certificate("bot"), bot.key("bot")))));
    }
}
