package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The guard allows a change exactly where the oracle finds it safe: nothing it allows takes the healthy
/// voters below a majority before, during or after, touches a leader that has not moved, or adds beside an
/// add; and it refuses nothing that the document calls safe. What is predicted of etcd is what its own rules
/// say. Another seed: `-Dquorate.seed=N`.
class GuardPropertyTest {
    private static final long SEED = Long.getLong("quorate.seed", 20_261_122L);
    private static final int STATES = 1_000_000;
    private static final Url OURS = Scene.peer(World.OURS);
    private static final Evidence EVIDENCE = new Evidence(Scene.AT, "here", Duration.ZERO);
    private static final List<Alarm.Kind> ALARMS = List.of(Alarm.Kind.values());
    private static final Picture.Health DOWN = new Picture.Down("connection refused");

    /// Made once: there are millions of them in these states. By whether it is a learner, whether it has a
    /// name, number.
    private static final List<List<List<Member>>> MEMBERS = List.of(
            List.of(members(false, ""), members(false, "node")), List.of(members(true, ""), members(true, "node")));

    private static final List<Picture.Health> HEALTHY = World.Release.ALL.stream()
            .<Picture.Health>map(release -> new Picture.Healthy(EVIDENCE, release.version(), 50))
            .toList();

    private static List<Member> members(boolean learner, String name) {
        return IntStream.range(0, World.NUMBERS)
                .mapToObj(number -> new Member(Scene.id(number), name, List.of(Scene.peer(number)), List.of(), learner))
                .toList();
    }

    @Test
    void what_the_guard_allows_is_what_the_oracle_finds_safe() {
        var random = new SplittableRandom(SEED);
        Map<String, Integer> counts = new TreeMap<>();
        for (var state = 0; state < STATES; state++) {
            var world = world(random);
            var change = change(world, random);
            var picture = picture(world);
            var objection = Guard.objection(change, picture, OURS);
            var danger = world.danger(change);
            var predicted = ServerVerdict.predicted(change, picture);
            if (objection.isPresent() != danger.isPresent() || predicted.isEmpty() != world.etcdTakes(change)) {
                throw new AssertionError("seed " + SEED + ", state " + state + ": " + change + " in " + world
                        + "; guard: " + objection + ", oracle: " + danger + "; predicted: " + predicted
                        + ", oracle: " + (world.etcdTakes(change) ? "taken" : "refused"));
            }
            counts.merge(
                    objection
                            .map(Guard.Objection::guard)
                            .orElse(change.getClass().getSimpleName()),
                    1,
                    Integer::sum);
        }
        assertThat(counts)
                .as("changes that were allowed at all, guards that spoke at all; seed %s", SEED)
                .containsOnlyKeys(
                        "AddLearner",
                        "AddVoter",
                        "MoveLeader",
                        "None",
                        "Promote",
                        "RemoveMember",
                        "StandAlone",
                        "Start",
                        "Stop",
                        "G1",
                        "G12",
                        "G2",
                        "G3",
                        "G4",
                        "G5",
                        "G7",
                        "G9",
                        "server");
        assertThat(counts)
                .as("seed %s", SEED)
                .allSatisfy((_, count) -> assertThat(count).isGreaterThan(1000));
    }

    private static World world(SplittableRandom random) {
        var voters = ((1 << random.nextInt(1, 10)) - 1) << 1;
        var learners = random.nextInt(8) < 3 ? random.nextInt(4) << World.OURS : 0;
        var all = voters | learners;
        var healthy = healthy(random) & all;
        var published = random.nextInt(5) == 0 ? most(random) : -1;
        // Whom nobody has seen with a name hardly ever answers.
        var answering = random.nextInt(4) == 0 ? healthy : healthy & published;
        return new World(
                voters,
                learners,
                published & all,
                answering,
                leader(all, answering, random),
                releases(random),
                alarms(random));
    }

    /// Mostly healthy, or hardly any change would ever be allowed.
    private static int healthy(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt();
            case 1 -> -1;
            case 2 -> ~(1 << random.nextInt(World.NUMBERS));
            default -> most(random);
        };
    }

    private static int most(SplittableRandom random) {
        return IntStream.range(0, 3).map(_ -> random.nextInt()).reduce(0, (some, more) -> some | more);
    }

    /// Nobody, anybody, or as it should be.
    private static int leader(int all, int healthy, SplittableRandom random) {
        return switch (random.nextInt(20)) {
            case 0 -> 0;
            case 1, 2 -> one(all, random);
            default -> one(healthy == 0 ? all : healthy, random);
        };
    }

    private static List<World.Release> releases(SplittableRandom random) {
        var one = release(random);
        return random.nextInt(8) > 0
                ? Collections.nCopies(World.NUMBERS, one)
                : IntStream.range(0, World.NUMBERS)
                        .mapToObj(_ -> random.nextBoolean() ? one : release(random))
                        .toList();
    }

    private static World.Release release(SplittableRandom random) {
        return World.Release.ALL.get(random.nextInt(World.Release.ALL.size()));
    }

    private static Set<Alarm.Kind> alarms(SplittableRandom random) {
        return random.nextInt(10) > 0 ? Set.of() : Set.of(ALARMS.get(random.nextInt(ALARMS.size())));
    }

    private static Change change(World world, SplittableRandom random) {
        var all = world.voters() | world.learners();
        var id = Scene.id(one(all, random));
        return switch (random.nextInt(21)) {
            case 0, 1, 2 -> new Change.Stop(id);
            case 3, 4, 5, 6, 7, 8 -> new Change.RemoveMember(id);
            case 9, 10, 11 -> new Change.AddLearner(Scene.peer(World.NEWCOMER));
            case 12, 13 -> new Change.AddVoter(Scene.peer(World.NEWCOMER));
            case 14, 15 -> promote(world, random);
            case 16, 17 -> new Change.MoveLeader(Scene.id(world.leader()), id);
            case 18 -> new Change.Start(Scene.peer(one(all, random)));
            case 19 -> new Change.StandAlone(Scene.peer(one(all, random)));
            default -> new Change.None();
        };
    }

    private static Change promote(World world, SplittableRandom random) {
        var candidates = world.learners() == 0 ? world.voters() : world.learners();
        return new Change.Promote(Scene.peer(one(candidates, random)));
    }

    private static int one(int members, SplittableRandom random) {
        var rest = members;
        for (var skip = random.nextInt(Integer.bitCount(members)); skip > 0; skip--) {
            rest &= rest - 1;
        }
        return Integer.numberOfTrailingZeros(rest);
    }

    private static Picture.Clear picture(World world) {
        var members = new ArrayList<Member>();
        var health = new TreeMap<MemberId, Picture.Health>();
        for (var number = 1; number < World.NUMBERS; number++) {
            var learner = World.has(world.learners(), number);
            if (learner || World.has(world.voters(), number)) {
                var named = World.has(world.published(), number);
                var member = MEMBERS.get(learner ? 1 : 0).get(named ? 1 : 0).get(number);
                members.add(member);
                health.put(member.id(), health(world, number));
            }
        }
        var leader = Optional.of(world.leader()).filter(number -> number > 0).map(Scene::id);
        return new Picture.Clear(
                Scene.CLUSTER,
                members,
                leader.orElse(MemberId.NOBODY),
                7,
                41,
                world.alarms().stream()
                        .map(kind -> new Alarm(MemberId.NOBODY, kind))
                        .toList(),
                health);
    }

    private static Picture.Health health(World world, int number) {
        return World.has(world.healthy(), number)
                ? HEALTHY.get(World.Release.ALL.indexOf(world.releases().get(number)))
                : DOWN;
    }
}
