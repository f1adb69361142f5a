package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import io.etcd.jetcd.api.AuthEnableRequest;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthRoleAddRequest;
import io.etcd.jetcd.api.AuthUserAddRequest;
import io.etcd.jetcd.api.AuthUserGrantRoleRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// etcd's own users and passwords.
final class LoginTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final EtcdAccess.Login ROOT = new EtcdAccess.Login("root", () -> "four words of secret");

    private final WallClock clock = new WallClock();
    private final List<GrpcEtcd> opened = new ArrayList<>();
    private RealCluster cluster;
    private Url endpoint;

    @BeforeEach
    void start() throws InterruptedException {
        cluster = RealCluster.start("http", 1, List.of("--bcrypt-cost=4"));
        endpoint = cluster.endpoints().getFirst();
        untilCurrent(as(Optional.empty()));
    }

    @AfterEach
    void end() {
        opened.forEach(GrpcEtcd::close);
        cluster.close();
    }

    @Test
    void without_a_login_we_are_blind() {
        requireLogin();
        assertThat(silent(as(Optional.empty())).kind()).isEqualTo(Silence.DENIED);
        assertThat(silent(as(Optional.empty())).why())
                .isEqualTo("permission denied: etcd asks for a user and none is configured");
    }

    @Test
    void with_a_wrong_password_we_are_blind() {
        requireLogin();
        var wrong = as(Optional.of(new EtcdAccess.Login("root", () -> "guess")));
        assertThat(silent(wrong).kind()).isEqualTo(Silence.DENIED);
        assertThat(silent(wrong).why()).isEqualTo("permission denied: etcd knows no such user and password");
        assertThat(wrong.call(new EtcdCall.Add(peerUrl(), true), endpoint, DEADLINE))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_user_without_the_role_root_is_told_so() {
        requireLogin();
        var guest = as(Optional.of(new EtcdAccess.Login("guest", () -> "welcome")));
        assertThat(silent(guest).why()).isEqualTo("permission denied: the configured user needs the role root");
    }

    @Test
    void root_looks_and_changes_and_saves() {
        requireLogin();
        var etcd = as(Optional.of(ROOT));
        assertThat(isCurrent(etcd)).isTrue();
        assertThat(etcd.call(new EtcdCall.Add(peerUrl(), true), endpoint, DEADLINE))
                .isInstanceOf(Outcome.Done.class);
        assertThat(etcd.call(new EtcdCall.Save("as-root.db"), endpoint, DEADLINE))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_member_that_forgot_our_token_in_a_restart_gets_a_new_one() throws InterruptedException {
        requireLogin();
        var etcd = as(Optional.of(ROOT));
        assertThat(isCurrent(etcd)).isTrue();
        cluster.killMember(0);
        cluster.startMember(0);
        untilCurrent(etcd);
    }

    @Test
    void a_login_that_etcd_does_not_ask_for_yet_does_no_harm() {
        var etcd = as(Optional.of(ROOT));
        assertThat(isCurrent(etcd)).isTrue();
        assertThat(etcd.call(new EtcdCall.Add(peerUrl(), true), endpoint, DEADLINE))
                .isInstanceOf(Outcome.Done.class);
    }

    private void requireLogin() {
        Wire.to(endpoint, channel -> {
            var auth = AuthGrpc.newBlockingStub(channel);
            user(auth, "root", "four words of secret", "root");
            user(auth, "guest", "welcome", "nothing");
            auth.authEnable(AuthEnableRequest.getDefaultInstance());
        });
    }

    private static void user(AuthGrpc.AuthBlockingStub auth, String name, String password, String role) {
        auth.userAdd(AuthUserAddRequest.newBuilder()
                .setName(name)
                .setPassword(password)
                .build());
        auth.roleAdd(AuthRoleAddRequest.newBuilder().setName(role).build());
        auth.userGrantRole(AuthUserGrantRoleRequest.newBuilder()
                .setUser(name)
                .setRole(role)
                .build());
    }

    private GrpcEtcd as(Optional<EtcdAccess.Login> login) {
        var etcd = new GrpcEtcd(
                new EtcdAccess(Optional.empty(), login, cluster.directory().resolve("snapshots")), clock);
        opened.add(etcd);
        return etcd;
    }

    private EndpointView.Silent silent(GrpcEtcd etcd) {
        return (EndpointView.Silent) etcd.look(endpoint, DEADLINE);
    }

    private boolean isCurrent(GrpcEtcd etcd) {
        return etcd.look(endpoint, DEADLINE) instanceof EndpointView.Answered answered
                && answered.reading() instanceof EndpointView.Current;
    }

    private void untilCurrent(GrpcEtcd etcd) throws InterruptedException {
        for (int breath = 0; !isCurrent(etcd); breath++) {
            assertThat(breath).as("breaths until it reads").isLessThan(200);
            clock.pause(Duration.ofMillis(50));
        }
    }

    private static Url peerUrl() {
        return new Url("http", "127.0.0.1", RealCluster.freePort());
    }
}
