package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A member that wants TLS and our certificate, and everything that can be wrong about it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TlsTest {
    /// The first handshake of a cold runtime on a busy machine takes seconds.
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final WallClock clock = new WallClock();
    private Path home;
    private Certificates ours;
    private Certificates theirs;
    private Certificates namesakes;
    private RealCluster cluster;

    @BeforeAll
    void start(@TempDir Path atHome, @TempDir Path abroad, @TempDir Path elsewhere) throws InterruptedException {
        home = atHome;
        ours = new Certificates("our authority", home)
                .sign("server", "127.0.0.1")
                .sign("bot", "127.0.0.1")
                .sign("elsewhere", "10.9.9.9");
        theirs = new Certificates("their authority", abroad).sign("bot", "127.0.0.1");
        namesakes = new Certificates("our authority", elsewhere);
        cluster = secured("server");
    }

    @AfterAll
    void end() {
        cluster.close();
    }

    @Test
    void with_the_right_certificates_we_look_and_change() {
        try (var etcd = etcd(tls(ours.ca(), ours))) {
            assertThat(etcd.look(endpoint(), DEADLINE))
                    .isInstanceOfSatisfying(
                            EndpointView.Answered.class,
                            answered -> assertThat(answered.reading()).isInstanceOf(EndpointView.Current.class));
            assertThat(etcd.call(new EtcdCall.Save("secured.db"), endpoint(), DEADLINE))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void a_member_signed_by_another_authority_is_not_believed() {
        try (var etcd = etcd(tls(theirs.ca(), ours));
                var namesake = etcd(tls(namesakes.ca(), ours))) {
            assertThat(silence(etcd, endpoint())).isEqualTo("TLS: its certificate is not signed by the configured CA");
            assertThat(silence(namesake, endpoint())).isEqualTo(silence(etcd, endpoint()));
            assertThat(etcd.call(new EtcdCall.Save("never.db"), endpoint(), DEADLINE))
                    .isEqualTo(new Outcome.Refused(
                            endpoint() + " gives no snapshot: its certificate is not signed by the configured CA."));
        }
    }

    @Test
    void a_member_refuses_a_bot_that_another_authority_signed() {
        try (var etcd = etcd(tls(ours.ca(), theirs))) {
            assertThat(silence(etcd, endpoint())).startsWith("TLS: it ").contains("our client certificate");
        }
    }

    @Test
    void a_member_refuses_a_bot_without_a_certificate() {
        try (var etcd = etcd(Optional.of(new EtcdAccess.Tls(ours.ca(), Optional.empty())))) {
            assertThat(silence(etcd, endpoint())).startsWith("TLS: it ").contains("our client certificate");
        }
    }

    @Test
    void a_certificate_for_another_address_is_not_believed() throws InterruptedException {
        try (var other = secured("elsewhere");
                var etcd = etcd(tls(ours.ca(), ours))) {
            assertThat(silence(etcd, other.endpoints().getFirst()))
                    .isEqualTo("TLS: its certificate is not for this address");
        }
    }

    @Test
    void plain_http_to_a_member_that_wants_https_is_silence() {
        try (var etcd = etcd(tls(ours.ca(), ours))) {
            assertThat(silence(etcd, new Url("http", "127.0.0.1", endpoint().port())))
                    .isEqualTo("OTHER: it closed the connection without an answer, as a member does that wants https://"
                            + " or is stopping");
        }
    }

    @Test
    void https_to_a_member_that_speaks_plain_http_is_silence() throws InterruptedException {
        try (var plain = RealCluster.start(1);
                var etcd = etcd(tls(ours.ca(), ours))) {
            var port = plain.endpoints().getFirst().port();
            Listening.await(plain.endpoints().getFirst(), clock);
            assertThat(silence(etcd, new Url("https", "127.0.0.1", port)))
                    .startsWith("TLS: it ")
                    .contains("http://");
        }
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        var missing = home.resolve("nowhere.pem");
        try (var etcd = etcd(tls(missing, ours))) {
            assertThat(silence(etcd, endpoint())).isEqualTo("TLS: I cannot read " + missing);
            assertThat(etcd.call(new EtcdCall.Save("never.db"), endpoint(), DEADLINE))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_file_that_is_no_certificate_is_named() throws IOException {
        var prose = Files.writeString(home.resolve("prose.pem"), "not a certificate");
        try (var etcd = etcd(tls(prose, ours))) {
            assertThat(silence(etcd, endpoint())).startsWith("TLS: I cannot use what is in " + prose);
        }
    }

    @Test
    void a_renewed_file_is_read_without_a_restart() throws IOException {
        var ca = Files.copy(theirs.ca(), home.resolve("renewed.pem"));
        try (var etcd = etcd(tls(ca, ours))) {
            assertThat(silence(etcd, endpoint())).startsWith("TLS");
            Files.copy(ours.ca(), ca, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(ca, FileTime.from(clock.now().plusSeconds(1)));
            assertThat(etcd.look(endpoint(), DEADLINE)).isInstanceOf(EndpointView.Answered.class);
        }
    }

    private Url endpoint() {
        return cluster.endpoints().getFirst();
    }

    private RealCluster secured(String server) throws InterruptedException {
        var started = RealCluster.start(
                "https",
                1,
                List.of(
                        "--cert-file=" + ours.certificate(server),
                        "--key-file=" + ours.key(server),
                        "--client-cert-auth",
                        "--trusted-ca-file=" + ours.ca()));
        Listening.await(started.endpoints().getFirst(), clock);
        return started;
    }

    private static Optional<EtcdAccess.Tls> tls(Path ca, Certificates bot) {
        return Optional.of(new EtcdAccess.Tls(
                ca, Optional.of(new EtcdAccess.ClientCertificate(bot.certificate("bot"), bot.key("bot")))));
    }

    private GrpcEtcd etcd(Optional<EtcdAccess.Tls> tls) {
        return new GrpcEtcd(new EtcdAccess(tls, Optional.empty(), home.resolve("snapshots")), clock);
    }

    private static String silence(GrpcEtcd etcd, Url endpoint) {
        var silent = (EndpointView.Silent) etcd.look(endpoint, DEADLINE);
        return silent.kind() + ": " + silent.why();
    }
}
