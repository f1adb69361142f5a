package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The users of the v2 API, which has its own: a password with each request, and the role guest for who has none.
final class HttpLoginTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String PASSWORD = "four words of secret";
    private static final EtcdAccess.Login ROOT = new EtcdAccess.Login("root", () -> PASSWORD);

    private final WallClock clock = new WallClock();
    private final HttpClient client = HttpClient.newHttpClient();
    private RealCluster cluster;
    private Url endpoint;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        cluster = RealCluster.start("http", 1, List.of("--enable-v2", "--strict-reconfig-check=false"));
        endpoint = cluster.endpoints().getFirst();
        try (var etcd = as(Optional.empty())) {
            for (var breath = 0; !isCurrent(etcd); breath++) {
                assertThat(breath).isLessThan(200);
                clock.pause(Duration.ofMillis(100));
            }
        }
        put("users/root", "{\"user\":\"root\",\"password\":\"" + PASSWORD + "\"}");
        put("enable", "");
    }

    @AfterEach
    void end() {
        cluster.close();
        client.close();
    }

    @Test
    void root_looks_and_changes() {
        try (var etcd = as(Optional.of(ROOT))) {
            assertThat(isCurrent(etcd)).isTrue();
            assertThat(add(etcd)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void a_guest_may_look_and_not_change() {
        try (var etcd = as(Optional.empty())) {
            assertThat(isCurrent(etcd)).isTrue();
            assertThat(add(etcd)).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_guest_who_may_not_read_and_a_wrong_password_are_blind() throws IOException, InterruptedException {
        put("roles/guest", "{\"role\":\"guest\",\"revoke\":{\"kv\":{\"read\":[\"/*\"],\"write\":[\"/*\"]}}}");
        for (var login :
                List.of(Optional.<EtcdAccess.Login>empty(), Optional.of(new EtcdAccess.Login("root", () -> "guess")))) {
            try (var etcd = as(login)) {
                assertThat(etcd.look(endpoint, DEADLINE)).isInstanceOfSatisfying(EndpointView.Silent.class, silent -> {
                    assertThat(silent.kind()).isEqualTo(Silence.DENIED);
                    assertThat(silent.why()).startsWith("permission denied: ");
                });
                assertThat(add(etcd)).isInstanceOf(Outcome.Refused.class);
            }
        }
    }

    private Outcome add(HttpEtcd etcd) {
        var url = new Url("http", "127.0.0.1", RealCluster.freePort());
        return etcd.call(new EtcdCall.Add(url, false), endpoint, DEADLINE);
    }

    private boolean isCurrent(HttpEtcd etcd) {
        return etcd.look(endpoint, DEADLINE) instanceof EndpointView.Answered answered
                && answered.reading() instanceof EndpointView.Current;
    }

    private HttpEtcd as(Optional<EtcdAccess.Login> login) {
        return new HttpEtcd(
                new EtcdAccess(Optional.empty(), login, cluster.directory().resolve("snapshots")), clock);
    }

    private void put(String what, String json) throws IOException, InterruptedException {
        var basic = Base64.getEncoder()
                .encodeToString(("root:" + PASSWORD).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var answer = client.send(
                HttpRequest.newBuilder(URI.create(endpoint + "/v2/auth/" + what))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Basic " + basic)
                        .PUT(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
    }
}
