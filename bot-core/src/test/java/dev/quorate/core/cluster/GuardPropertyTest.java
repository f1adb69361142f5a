package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// No change that the guard allows takes the healthy voters below a majority: not before, not during, not after it.
/// The oracle shares no code with the product: it looks for a set of healthy voters that outnumbers everybody else.
/// Another seed: `-Dquorate.seed=N`.
class GuardPropertyTest {
    private static final long SEED = Long.getLong("quorate.seed", 20_261_122L);
    private static final int STATES = 200_000;
    private static final Url OURS = Scene.peer(10);
    private static final Evidence EVIDENCE = new Evidence(Scene.AT, "here", Duration.ZERO);
    private static final List<Version> VERSIONS = List.of(
            new Version(3, 4, 23),
            new Version(3, 5, 29),
            new Version(3, 5, 30),
            new Version(3, 6, 10),
            new Version(3, 6, 11));

    /// Made once: there are millions of them in these states.
    private static final List<Member> STARTED = IntStream.rangeClosed(0, 10)
            .mapToObj(number -> member(number, "node", false))
            .toList();
    private static final List<Member> UNSTARTED = IntStream.rangeClosed(0, 10)
            .mapToObj(number -> member(number, "", false))
            .toList();
    private static final Member LEARNER = member(10, "node", true);

    private static Member member(int number, String name, boolean learner) {
        return new Member(Scene.id(number), name, List.of(Scene.peer(number)), List.of(), learner);
    }

    /// Sets of voters as bits, by the member's number; `learner` is zero or the bit of the learner.
    private record World(int voters, int learner, int healthy) {
        /// A majority can be found among these voters without anybody who is not healthy.
        static boolean canDecide(int voters, int healthy) {
            for (var set = voters; set > 0; set = (set - 1) & voters) {
                var inFavor = Integer.bitCount(set);
                var others = Integer.bitCount(voters & ~set);
                if ((set & ~healthy) == 0 && inFavor > others) {
                    return true;
                }
            }
            return false;
        }

        boolean survives(Change change) {
            var now = canDecide(voters, healthy);
            return switch (change) {
                case Change.None _, Change.Start _, Change.StandAlone _ -> true;
                case Change.MoveLeader _, Change.AddLearner _ -> now;
                case Change.Stop(var id) -> now && canDecide(voters, healthy & ~bit(id));
                case Change.RemoveMember(var id) ->
                    now && canDecide(voters, healthy & ~bit(id)) && canDecide(voters & ~bit(id), healthy & ~bit(id));
                case Change.AddVoter _ -> now && canDecide(voters | (1 << 10), healthy);
                case Change.Promote _ -> now && canDecide(voters | learner, healthy);
            };
        }

        private static int bit(MemberId id) {
            return 1 << (int) (id.value() - Scene.id(0).value());
        }
    }

    @Test
    void no_change_that_is_allowed_ever_takes_the_healthy_voters_below_a_majority() {
        var random = new Random(SEED);
        Map<String, Integer> allowed = new TreeMap<>();
        for (var round = 0; round < STATES; round++) {
            var world = world(random);
            var picture = picture(world, random);
            var change = change(world, random);
            if (Guard.objection(change, picture, OURS).isEmpty()) {
                allowed.merge(change.getClass().getSimpleName(), 1, Integer::sum);
                if (!world.survives(change)) {
                    throw new AssertionError("seed " + SEED + ", state " + round + ": " + change + " was allowed in "
                            + picture.quorum().words() + ", " + world);
                }
            }
        }
        assertThat(allowed)
                .as("kinds of change that were allowed at all, or this spec could not fail; seed %s", SEED)
                .containsKeys("Stop", "RemoveMember", "AddLearner", "AddVoter", "Promote", "MoveLeader");
        assertThat(allowed.values())
                .as("seed %s", SEED)
                .allSatisfy(count -> assertThat(count).isGreaterThan(500));
    }

    @Test
    void where_nothing_else_is_wrong_a_dead_voter_may_go_exactly_while_the_rest_can_decide() {
        var random = new Random(SEED);
        for (var round = 0; round < STATES / 4; round++) {
            var drawn = world(random);
            var world = new World(drawn.voters(), 0, drawn.healthy() & drawn.voters());
            var dead = world.voters() & ~world.healthy();
            if (dead == 0 || world.healthy() == 0) {
                continue;
            }
            var change = new Change.RemoveMember(Scene.id(Integer.numberOfTrailingZeros(dead)));
            var picture = clean(world, Integer.numberOfTrailingZeros(world.healthy()));
            assertThat(Guard.objection(change, picture, OURS).isEmpty())
                    .as("seed %s, state %s: %s in %s", SEED, round, change, world)
                    .isEqualTo(world.survives(change));
        }
    }

    private static World world(Random random) {
        var voters = ((1 << (1 + random.nextInt(9))) - 1) << 1;
        var learner = random.nextBoolean() ? 1 << 10 : 0;
        // Mostly healthy, or hardly any change would ever be allowed.
        var healthy = random.nextInt();
        if (random.nextInt(3) > 0) {
            healthy |= random.nextInt();
            healthy |= random.nextInt();
        }
        return new World(voters, learner, healthy & (voters | learner));
    }

    private static Change change(World world, Random random) {
        var id = Scene.id(1 + random.nextInt(Integer.bitCount(world.voters())));
        return switch (random.nextInt(8)) {
            case 0 -> new Change.Stop(id);
            case 1, 2 -> new Change.RemoveMember(id);
            case 3 -> world.learner() == 0 ? new Change.AddLearner(OURS) : new Change.RemoveMember(Scene.id(10));
            case 4 -> world.learner() == 0 ? new Change.AddVoter(OURS) : new Change.Promote(OURS);
            case 5 -> world.learner() == 0 ? new Change.None() : new Change.Promote(OURS);
            case 6 -> new Change.MoveLeader(Scene.id(1), id);
            default -> new Change.Start(OURS);
        };
    }

    private static Picture.Clear picture(World world, Random random) {
        var leader = random.nextInt(50) == 0
                ? MemberId.NOBODY
                : Scene.id(1 + random.nextInt(Integer.bitCount(world.voters())));
        var unstarted = random.nextInt(30) == 0 ? 1 + random.nextInt(9) : 0;
        var version = VERSIONS.get(random.nextInt(VERSIONS.size()));
        List<Alarm> alarms =
                random.nextInt(50) == 0 ? List.of(new Alarm(MemberId.NOBODY, Alarm.Kind.CORRUPT)) : List.of();
        return picture(world, leader, unstarted, version, alarms);
    }

    private static Picture.Clear clean(World world, int leader) {
        return picture(world, Scene.id(leader), 0, VERSIONS.getFirst(), List.of());
    }

    private static Picture.Clear picture(
            World world, MemberId leader, int unstarted, Version version, List<Alarm> alarms) {
        var members = new ArrayList<Member>();
        var health = new TreeMap<MemberId, Picture.Health>();
        for (var number = 1; number <= 10; number++) {
            var bit = 1 << number;
            if (((world.voters() | world.learner()) & bit) == 0) {
                continue;
            }
            var member =
                    (world.learner() & bit) != 0 ? LEARNER : (number == unstarted ? UNSTARTED : STARTED).get(number);
            members.add(member);
            health.put(
                    member.id(),
                    (world.healthy() & bit) != 0
                            ? new Picture.Healthy(EVIDENCE, version, 50)
                            : new Picture.Down("connection refused"));
        }
        return new Picture.Clear(Scene.CLUSTER, members, leader, 7, 41, alarms, health);
    }
}
