package dev.quorate.core.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Plans;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Which hosts are visited before a step.
final class LooksTest {
    private static final Mark FIRST = Mark.forward(1);
    private static final Mark POINT_OF_NO_RETURN = Mark.forward(Plans.POINT_OF_NO_RETURN);
    private static final String ALL = "10.0.1.1 10.0.1.2 10.0.1.3";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private final SimulatedCluster cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);
    private final Visitors visitors = new Visitors(cluster);

    @Test
    void every_host_is_visited_before_the_first_step() throws Exception {
        assertThat(visitsBefore(looks(Plans.replace()), FIRST)).isEqualTo(ALL);
    }

    @Test
    void before_a_point_of_no_return_the_others_are_not_visited_again_if_all_were_seen_just_now() throws Exception {
        var looks = looks(Plans.replace());
        visitsBefore(looks, FIRST);
        clock.advance(Duration.ofMillis(2_999));
        assertThat(visitsBefore(looks, POINT_OF_NO_RETURN)).isEqualTo("10.0.1.2");
    }

    @Test
    void before_a_point_of_no_return_every_host_is_visited_if_one_was_not_seen_within_three_seconds() throws Exception {
        var looks = looks(Plans.replace());
        visitsBefore(looks, FIRST);
        clock.advance(Duration.ofSeconds(2));
        visitsBefore(looks, POINT_OF_NO_RETURN);
        clock.advance(Duration.ofSeconds(1));
        assertThat(visitsBefore(looks, POINT_OF_NO_RETURN)).isEqualTo(ALL);
    }

    @Test
    void before_another_step_the_others_are_not_visited_however_long_ago_that_was() throws Exception {
        var looks = looks(Plans.replace());
        visitsBefore(looks, FIRST);
        clock.advance(Duration.ofMinutes(1));
        assertThat(visitsBefore(looks, Mark.forward(2))).isEqualTo("10.0.1.2");
    }

    @Test
    void in_a_disaster_every_host_is_visited_before_a_point_of_no_return_even_if_all_were_seen_just_now()
            throws Exception {
        var looks = looks(disaster());
        visitsBefore(looks, FIRST);
        assertThat(visitsBefore(looks, POINT_OF_NO_RETURN)).isEqualTo(ALL);
        assertThat(visitsBefore(looks, POINT_OF_NO_RETURN)).isEqualTo(ALL);
    }

    @Test
    void a_wall_clock_that_is_set_back_makes_no_look_young() throws Exception {
        var setBack = new AtomicReference<>(Duration.ZERO);
        var looks = looks(Plans.replace(), new Clock() {
            @Override
            public Instant now() {
                return clock.now().minus(setBack.get());
            }

            @Override
            public Duration elapsed() {
                return clock.elapsed();
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                clock.pause(time);
            }
        });
        visitsBefore(looks, FIRST);
        setBack.set(Duration.ofHours(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(visitsBefore(looks, Mark.forward(2))).isEqualTo("10.0.1.2");
        clock.advance(Duration.ofMinutes(1));
        assertThat(visitsBefore(looks, POINT_OF_NO_RETURN)).isEqualTo(ALL);
    }

    private static Plan disaster() {
        var steps = Plans.steps().stream()
                .map(step -> step.pointOfNoReturn()
                        ? new Step(
                                step.title(),
                                Risk.DISASTER,
                                step.target(),
                                step.before(),
                                step.action(),
                                step.after(),
                                step.undo(),
                                step.waitSeconds())
                        : step)
                .toList();
        return Plans.of(
                Plans.ask("alice", Optional.of("it burns")), Plans.scene().state(), steps);
    }

    private Looks looks(Plan plan) {
        return looks(plan, clock);
    }

    private Looks looks(Plan plan, Clock watch) {
        var watched = new Desk.Watched(cluster.inventory(List.of("console:ops")), cluster, visitors);
        return new Looks(plan, new Observer(watched, watch), watch);
    }

    private String visitsBefore(Looks looks, Mark mark) throws InterruptedException {
        visitors.visited.clear();
        looks.before(mark);
        return String.join(
                " ", visitors.visited.stream().map(Address::value).sorted().toList());
    }

    /// Remembers who was visited.
    private record Visitors(HostPort hosts, Queue<Address> visited) implements HostPort {
        Visitors(HostPort hosts) {
            this(hosts, new ConcurrentLinkedQueue<>());
        }

        @Override
        public HostView look(Address host, Optional<HostFocus> focus, Duration deadline) {
            visited.add(host);
            return hosts.look(host, focus, deadline);
        }

        @Override
        public Outcome act(Action.OnHost action, Duration deadline) {
            return hosts.act(action, deadline);
        }

        @Override
        public LogRead readLog(Address host, String dataDirectory, Duration deadline) {
            return hosts.readLog(host, dataDirectory, deadline);
        }

        @Override
        public Following follow(Address host, String unit, Consumer<String> line) {
            return hosts.follow(host, unit, line);
        }
    }
}
