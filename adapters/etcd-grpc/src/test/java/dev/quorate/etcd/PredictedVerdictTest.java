package dev.quorate.etcd;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.contract.EtcdBinary;
import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.ServerVerdict;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What we predict of etcd's verdict is what etcd says, on 3.4 and on every other etcd that is named to
/// these specs. Each situation is a cluster of its own that is walked from its first row to its last: first
/// what is refused, for a refusal changes nothing. What a row adds is taken away again, unless it says `to
/// stay`.
///
/// - `V/H`: voters and how many of them answer, before the change
/// - `old refuses`: servers before 3.5.30 and 3.6.11 do, for they want every voter connected
@ParameterizedClass(name = "{0}")
@MethodSource("binaries")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PredictedVerdictTest {
    @Parameter
    private Path binary;

    private final TreeMap<String, Situation> situations = new TreeMap<>();

    static List<Path> binaries() {
        return EtcdBinary.all();
    }

    /// All at once, for what takes time is etcd's wait of five seconds before it counts a member as connected.
    @BeforeParameterizedClassInvocation
    void startClusters() {
        situations.put("one", new Situation(binary, 1));
        situations.put("two", new Situation(binary, 2));
        situations.put("three", new Situation(binary, 3));
        situations.put("three, one dead", new Situation(binary, 3));
        situations.put("five, one dead", new Situation(binary, 5));
        situations.put("five, two dead", new Situation(binary, 5));
        situations.put("three and a learner", new Situation(binary, 3));
        situations.put("three and a learner left behind", new Situation(binary, 3));
        situations.values().forEach(Situation::form);
        at("three, one dead").kill(1);
        at("five, one dead").kill(1);
        at("five, two dead").kill(2);
        situations.values().forEach(Situation::settle);
        at("three and a learner").join();
        at("three and a learner left behind").join();
        at("three and a learner left behind").leaveLearnerBehind();
    }

    @AfterParameterizedClassInvocation
    void endClusters() {
        situations.values().forEach(Situation::close);
        situations.clear();
    }

    private Situation at(String name) {
        return requireNonNull(situations.get(name), name);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
        one                             | 1/1 | remove the leader           | refuses
        one                             | 1/1 | add a learner               | takes
        one                             | 1/1 | add a voter to stay         | takes
        two                             | 2/2 | add a learner               | takes
        two                             | 2/2 | add a voter                 | takes
        two                             | 2/2 | remove a follower           | takes
        two                             | 1/1 | remove the leader           | refuses
        three                           | 3/3 | add a voter                 | takes
        three                           | 3/3 | add a learner to stay       | takes
        three                           | 3/3 | add a learner               | refuses
        three                           | 3/3 | promote the learner         | refuses
        three                           | 3/3 | add a voter to stay         | takes
        three                           | 4/3 | add a voter                 | old refuses
        three                           | 4/3 | remove a follower           | takes
        three                           | 3/2 | remove a follower           | refuses
        three                           | 3/2 | add a voter                 | refuses
        three                           | 3/2 | remove the unstarted voter  | takes
        three                           | 2/2 | remove the learner          | takes
        three                           | 2/2 | remove a follower           | takes
        three, one dead                 | 3/2 | add a learner               | refuses
        three, one dead                 | 3/2 | add a voter                 | refuses
        three, one dead                 | 3/2 | remove a follower           | refuses
        three, one dead                 | 3/2 | remove a dead voter         | takes
        three, one dead                 | 2/2 | add a learner               | takes
        five, one dead                  | 5/4 | add a learner               | old refuses
        five, one dead                  | 5/4 | add a voter                 | old refuses
        five, one dead                  | 5/4 | remove a follower           | takes
        five, one dead                  | 4/3 | add a learner               | old refuses
        five, one dead                  | 4/3 | remove a follower           | takes
        five, one dead                  | 3/2 | remove a follower           | refuses
        five, one dead                  | 3/2 | remove a dead voter         | takes
        five, two dead                  | 5/3 | add a learner               | refuses
        five, two dead                  | 5/3 | add a voter                 | refuses
        five, two dead                  | 5/3 | remove a follower           | refuses
        five, two dead                  | 5/3 | remove a dead voter         | takes
        five, two dead                  | 4/3 | add a learner               | old refuses
        five, two dead                  | 4/3 | remove a dead voter         | takes
        five, two dead                  | 3/3 | add a learner               | takes
        three and a learner             | 3/3 | add a learner               | refuses
        three and a learner             | 3/3 | promote the learner         | takes
        three and a learner             | 4/4 | remove a follower           | takes
        three and a learner left behind | 3/3 | promote the learner         | refuses
        three and a learner left behind | 3/3 | add a voter                 | takes
        three and a learner left behind | 3/3 | remove the learner          | takes
        """)
    void etcd_says_what_was_predicted(String name, String votersAndHealthy, String words, String verdict) {
        var situation = at(name);
        var now = situation.seen(votersAndHealthy);
        var change = change(words, now);
        var predicted = ServerVerdict.predicted(change, now);
        assertThat(predicted.isEmpty()).as("predicted: %s", predicted).isEqualTo(takes(verdict, now));

        var outcome = situation.ask(change, now, predicted.isEmpty());
        assertThat(outcome instanceof Outcome.Done)
                .as("predicted: %s, etcd: %s", predicted, outcome)
                .isEqualTo(predicted.isEmpty());
        assertThat(outcome).isNotInstanceOf(Outcome.Unknown.class);
        if (predicted.isEmpty() && words.startsWith("add ") && !words.endsWith(" to stay")) {
            situation.takeBack(change);
        }
    }

    private static boolean takes(String verdict, Picture.Clear now) {
        var healthy = (Picture.Healthy) requireNonNull(now.health().get(now.leader()));
        return switch (verdict) {
            case "takes" -> true;
            case "refuses" -> false;
            case "old refuses" -> healthy.version().addsWithQuorumOnly();
            default -> throw new IllegalArgumentException(verdict);
        };
    }

    private static Change change(String words, Picture.Clear now) {
        return switch (words) {
            case "add a learner", "add a learner to stay" -> new Change.AddLearner(newcomer());
            case "add a voter", "add a voter to stay" -> new Change.AddVoter(newcomer());
            case "promote the learner" ->
                new Change.Promote(now.learners().getFirst().peerUrls().getFirst());
            case "remove the learner" ->
                new Change.RemoveMember(now.learners().getFirst().id());
            case "remove the leader" -> new Change.RemoveMember(now.leader());
            case "remove a follower" ->
                new Change.RemoveMember(now.healthyVoters().stream()
                        .filter(member -> !member.id().equals(now.leader()))
                        .findFirst()
                        .orElseThrow()
                        .id());
            case "remove a dead voter" ->
                new Change.RemoveMember(now.voters().stream()
                        .filter(member -> member.started() && !now.healthy(member))
                        .findFirst()
                        .orElseThrow()
                        .id());
            case "remove the unstarted voter" ->
                new Change.RemoveMember(now.voters().stream()
                        .filter(member -> !member.started())
                        .findFirst()
                        .orElseThrow()
                        .id());
            default -> throw new IllegalArgumentException(words);
        };
    }

    private static Url newcomer() {
        return new Url("http", "127.0.0.1", RealCluster.freePort());
    }
}
