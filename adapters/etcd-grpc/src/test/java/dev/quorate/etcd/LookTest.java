package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Alarm;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import io.etcd.jetcd.api.AlarmRequest;
import io.etcd.jetcd.api.MaintenanceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What one look sees of members that are neither simply well nor simply dead, and how long it takes. The
/// specs share a cluster and leave it well.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LookTest {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final int CORRUPT = 2;

    private final WallClock clock = new WallClock();
    private RealCluster cluster;
    private GrpcEtcd etcd;

    @BeforeAll
    void start() {
        cluster = RealCluster.start(3);
        etcd = new GrpcEtcd(
                new EtcdAccess(
                        Optional.empty(), Optional.empty(), cluster.directory().resolve("snapshots")),
                clock);
        cluster.endpoints().forEach(this::current);
    }

    @AfterAll
    void end() {
        etcd.close();
        cluster.close();
    }

    /// The budget is 25 ms on an idle machine; a build machine that does four things at once gets four times
    /// that.
    @Test
    void three_members_are_seen_within_a_tenth_of_a_second() throws Exception {
        IntStream.range(0, 50).forEach(_ -> lookAtAll());
        var millis = IntStream.range(0, 41)
                .mapToLong(_ -> timed(this::lookAtAll).toNanos())
                .sorted()
                .toArray();
        assertThat(Duration.ofNanos(millis[20])).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void many_may_look_at_one_member_at_once() {
        var endpoint = cluster.endpoints().getFirst();
        assertThat(together(IntStream.range(0, 40).mapToObj(_ -> endpoint).toList()))
                .allMatch(LookTest::isCurrent);
    }

    @Test
    void a_member_that_comes_back_is_seen_as_soon_as_it_listens() throws InterruptedException {
        var endpoint = cluster.endpoints().getFirst();
        cluster.killMember(0);
        assertThat(etcd.look(endpoint, DEADLINE))
                .isInstanceOfSatisfying(
                        EndpointView.Silent.class,
                        silent -> assertThat(silent.kind()).isEqualTo(Silence.REFUSED));
        cluster.startMember(0);
        Listening.await(endpoint, clock);
        assertThat(etcd.look(endpoint, DEADLINE)).isInstanceOf(EndpointView.Answered.class);
        current(endpoint);
    }

    @Test
    void a_corrupt_alarm_is_recognized() {
        var endpoint = cluster.endpoints().getFirst();
        var member = current(endpoint).status().memberId();
        tell(AlarmRequest.AlarmAction.ACTIVATE, member, endpoint);
        assertThat(alarms(endpoint)).containsExactly(new Alarm(member, Alarm.Kind.CORRUPT));
        tell(AlarmRequest.AlarmAction.DEACTIVATE, member, endpoint);
        assertThat(alarms(endpoint)).isEmpty();
    }

    @Test
    void a_learner_answers_for_itself_and_is_promoted_when_it_is_in_sync() {
        var via = cluster.endpoints().getFirst();
        var peerUrl = new Url("http", "127.0.0.1", RealCluster.freePort());
        assertThat(decided(new EtcdCall.Add(peerUrl, true), via)).isInstanceOf(Outcome.Done.class);
        var client = cluster.join(peerUrl);
        var learner = eventually("the learner answers", () -> answered(client));
        assertThat(learner.status().learner()).isTrue();
        assertThat(learner.reading()).isEqualTo(new EndpointView.NotCurrent("it is a learner"));

        assertThat(decided(new EtcdCall.Promote(learner.status().memberId()), via))
                .isEqualTo(new Outcome.Done(
                        List.of("promoted learner " + learner.status().memberId() + " to voter")));
        eventually("it reads", () -> answered(client).filter(LookTest::isCurrent));
    }

    @Test
    void a_name_that_does_not_resolve_is_silent_and_says_so() {
        assertThat(etcd.look(new Url("http", "etcd.invalid", 2379), DEADLINE))
                .isInstanceOfSatisfying(EndpointView.Silent.class, silent -> {
                    assertThat(silent.kind()).isEqualTo(Silence.OTHER);
                    assertThat(silent.why()).isEqualTo("the name of its host does not resolve");
                });
    }

    @Test
    void something_else_on_the_port_is_silent_and_is_not_taken_for_etcd() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var lane = Executors.newVirtualThreadPerTaskExecutor()) {
            lane.execute(() -> answerLikeAWebServer(server));
            assertThat(etcd.look(new Url("http", "127.0.0.1", server.getLocalPort()), DEADLINE))
                    .isInstanceOfSatisfying(EndpointView.Silent.class, silent -> {
                        assertThat(silent.kind()).isEqualTo(Silence.OTHER);
                        assertThat(silent.why()).startsWith("what answers there does not speak etcd's version 3 API");
                    });
        }
    }

    private List<EndpointView> lookAtAll() {
        return together(cluster.endpoints());
    }

    private List<EndpointView> together(List<Url> endpoints) {
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            return lanes
                    .invokeAll(endpoints.stream()
                            .<Callable<EndpointView>>map(endpoint -> () -> etcd.look(endpoint, DEADLINE))
                            .toList())
                    .stream()
                    .map(LookTest::value)
                    .toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T value(Future<T> done) {
        try {
            return done.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Duration timed(Runnable work) {
        var began = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private EndpointView.Answered current(Url endpoint) {
        return eventually("it reads", () -> answered(endpoint).filter(LookTest::isCurrent));
    }

    private Optional<EndpointView.Answered> answered(Url endpoint) {
        return etcd.look(endpoint, DEADLINE) instanceof EndpointView.Answered answered
                ? Optional.of(answered)
                : Optional.empty();
    }

    private static boolean isCurrent(EndpointView view) {
        return view instanceof EndpointView.Answered answered && answered.reading() instanceof EndpointView.Current;
    }

    private Outcome decided(EtcdCall call, Url via) {
        return eventually(
                call + " is decided",
                () -> Optional.of(etcd.call(call, via, DEADLINE))
                        .filter(outcome -> !(outcome instanceof Outcome.NotNow)));
    }

    private List<Alarm> alarms(Url endpoint) {
        return ((EndpointView.Current) current(endpoint).reading()).alarms();
    }

    private static void tell(AlarmRequest.AlarmAction action, MemberId member, Url endpoint) {
        Wire.to(
                endpoint,
                channel -> MaintenanceGrpc.newBlockingStub(channel)
                        .alarm(AlarmRequest.newBuilder()
                                .setAction(action)
                                .setMemberID(member.value())
                                .setAlarmValue(CORRUPT)
                                .build()));
    }

    private static void answerLikeAWebServer(ServerSocket server) {
        try (var client = server.accept()) {
            client.getOutputStream()
                    .write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T eventually(String what, Supplier<Optional<T>> look) {
        for (int breath = 0; breath < 300; breath++) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            breathe();
        }
        throw new AssertionError("in vain waited until " + what);
    }

    private void breathe() {
        try {
            clock.pause(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
