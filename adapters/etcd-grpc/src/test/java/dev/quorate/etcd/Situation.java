package dev.quorate.etcd;

import com.google.protobuf.ByteString;
import dev.quorate.core.cluster.Change;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.PutRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A real cluster in some trouble, seen as the product sees it and asked as the product asks: at its leader.
final class Situation implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration BREATH = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// etcd counts a member as connected after five seconds.
    private static final Duration SETTLED = Duration.ofSeconds(6);

    /// So many entries that who lacks them all is more than a tenth behind.
    private static final int ENTRIES = 200;

    private final WallClock clock = new WallClock();
    private final int size;
    private final RealCluster cluster;
    private final GrpcEtcd etcd;
    private final List<Url> endpoints;
    private Instant formed = Instant.MAX;

    Situation(Path binary, int size) {
        this.size = size;
        cluster = RealCluster.start(binary, size);
        endpoints = new ArrayList<>(cluster.endpoints());
        etcd = new GrpcEtcd(
                new EtcdAccess(
                        Optional.empty(), Optional.empty(), cluster.directory().resolve("snapshots")),
                clock);
    }

    void form() {
        seen(size + "/" + size);
        formed = clock.now();
    }

    /// So many followers die.
    void kill(int followers) {
        var leader = endpoints.indexOf(endpoint(seen(size + "/" + size).leader()));
        IntStream.range(0, size)
                .filter(index -> index != leader)
                .limit(followers)
                .forEach(cluster::killMember);
    }

    /// Until all of them have been connected for long enough to be counted.
    void settle() {
        pause(Duration.between(clock.now(), formed.plus(SETTLED)));
    }

    /// A learner joins and answers.
    void join() {
        var peerUrl = new Url("http", "127.0.0.1", RealCluster.freePort());
        var now = seen(size + "/" + size);
        if (!(ask(new Change.AddLearner(peerUrl), now, true) instanceof Outcome.Done)) {
            throw new AssertionError("etcd took no learner");
        }
        endpoints.add(cluster.join(peerUrl));
        clear("the learner answers", picture -> picture.learners().stream().allMatch(picture::healthy));
    }

    /// The learner dies, and the others go on writing.
    void leaveLearnerBehind() {
        cluster.killJoined();
        var put = PutRequest.newBuilder().setKey(ByteString.copyFromUtf8("on")).build();
        Wire.to(
                endpoints.getFirst(),
                channel -> IntStream.range(0, ENTRIES)
                        .forEach(_ -> KVGrpc.newBlockingStub(channel).put(put)));
    }

    /// `voters/healthy`, as soon as it looks like that.
    Picture.Clear seen(String votersAndHealthy) {
        return clear(
                "it looks like " + votersAndHealthy,
                picture ->
                        (picture.voters().size() + "/" + picture.healthyVoters().size()).equals(votersAndHealthy));
    }

    /// Asks again only where a yes is expected: a no that passes by itself is then no verdict.
    Outcome ask(Change change, Picture.Clear now, boolean expected) {
        var call = call(change, now);
        var via = endpoint(now.leader());
        return expected
                ? eventually(
                        "etcd does it: " + change,
                        () -> Optional.of(etcd.call(call, via, DEADLINE))
                                .filter(outcome -> !(outcome instanceof Outcome.NotNow)))
                : etcd.call(call, via, DEADLINE);
    }

    void takeBack(Change change) {
        var url = switch (change) {
            case Change.AddLearner(var added) -> added;
            case Change.AddVoter(var added) -> added;
            case Change.None _, Change.Stop _, Change.Start _, Change.StandAlone _ ->
                throw new IllegalArgumentException(change.toString());
            case Change.RemoveMember _, Change.Promote _, Change.MoveLeader _ ->
                throw new IllegalArgumentException(change.toString());
        };
        var now = clear("it is in the list", picture -> picture.withPeerUrl(url).isPresent());
        var taken = ask(new Change.RemoveMember(id(url, now)), now, true);
        if (!(taken instanceof Outcome.Done)) {
            throw new AssertionError("what was added could not be taken away again: " + taken);
        }
        clear("it is out of the list", picture -> picture.withPeerUrl(url).isEmpty());
    }

    @Override
    public void close() {
        etcd.close();
        cluster.close();
    }

    private static EtcdCall call(Change change, Picture.Clear now) {
        return switch (change) {
            case Change.AddLearner(var url) -> new EtcdCall.Add(url, true);
            case Change.AddVoter(var url) -> new EtcdCall.Add(url, false);
            case Change.RemoveMember(var id) -> new EtcdCall.Remove(id);
            case Change.Promote(var url) -> new EtcdCall.Promote(id(url, now));
            case Change.MoveLeader(_, var to) -> new EtcdCall.MoveLeader(to);
            case Change.None _, Change.Stop _, Change.Start _, Change.StandAlone _ ->
                throw new IllegalArgumentException(change.toString());
        };
    }

    private static MemberId id(Url url, Picture.Clear now) {
        return now.withPeerUrl(url).map(Member::id).orElseThrow();
    }

    private Url endpoint(MemberId member) {
        return eventually(member + " answers", () -> look().answeringAs(member)).endpoint();
    }

    private Picture.Clear clear(String what, Predicate<Picture.Clear> sought) {
        return eventually(
                what,
                () -> look().picture() instanceof Picture.Clear picture && sought.test(picture)
                        ? Optional.of(picture)
                        : Optional.empty());
    }

    private ClusterState look() {
        return new ClusterState(
                new ClusterName("sample"),
                clock.now(),
                endpoints.stream()
                        .map(endpoint -> etcd.look(endpoint, DEADLINE))
                        .toList(),
                List.of(),
                Optional.empty());
    }

    private <T> T eventually(String what, Supplier<Optional<T>> look) {
        for (var until = clock.now().plus(PATIENCE); clock.now().isBefore(until); pause(BREATH)) {
            var found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new AssertionError("in vain waited until " + what + "; " + look().picture());
    }

    private void pause(Duration time) {
        try {
            clock.pause(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
