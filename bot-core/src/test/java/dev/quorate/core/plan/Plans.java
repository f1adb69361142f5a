package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.Scene;
import dev.quorate.core.cluster.SceneHost;
import dev.quorate.core.cluster.Url;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A short replacement of 10.0.1.2 in a cluster of three, with a step of every kind: reading, changing with
/// a way back, the point of no return (step 3), waiting.
public final class Plans {
    public static final Address HOST = Scene.address(2);
    public static final Url PEER = Scene.peer(2);
    public static final String UNIT = "etcd2.service";
    public static final String DATA = "/var/lib/etcd2";
    public static final int POINT_OF_NO_RETURN = 3;

    private Plans() {}

    /// The second voter crash-loops.
    public static Scene scene() {
        return Scene.of(3).silent(2).host(2, SceneHost::crashLoops);
    }

    public static Ask ask(String asker, Optional<String> reason) {
        return new Ask(
                "replace-member", Scene.NAME, Map.of("X", new Ask.ForMember(new Target("10.0.1.2"))), reason, asker);
    }

    public static Plan replace() {
        return replace(ask("alice", Optional.of("its disk died")));
    }

    public static Plan replace(Ask ask) {
        return of(ask, scene().state(), steps());
    }

    public static Plan of(Ask ask, ClusterState seen, List<Step> steps) {
        return new Plan(
                "replace member 10.0.1.2 in prod-eu",
                ask,
                Scene.CLUSTER,
                "3.4.23",
                seen.at(),
                seen.fingerprint(),
                Arithmetic.of((dev.quorate.core.cluster.Picture.Clear) seen.picture()),
                List.of(new HostFocus(HOST, UNIT, DATA)),
                List.of("it is down: connection refused"),
                steps);
    }

    public static List<Step> steps() {
        return List.of(
                step(
                        "Save a snapshot",
                        Risk.READ_ONLY,
                        new Action.SaveSnapshot(Scene.client(3), "prod-eu.db"),
                        new ClusterCheck.SnapshotSince(Scene.AT),
                        new Undo.NotNeeded()),
                step(
                        "Stop and mask etcd2.service",
                        Risk.CHANGING,
                        new Action.Fence(HOST, UNIT),
                        new HostCheck.Fenced(HOST, UNIT),
                        new Undo.By(
                                "unmask and start",
                                List.of(new Action.UnmaskAndStart(HOST, UNIT)),
                                new HostCheck.Unmasked(HOST, UNIT))),
                step(
                        "Remove member " + Scene.id(2),
                        Risk.DESTRUCTIVE,
                        new Action.RemoveMember(Scene.id(2)),
                        new ClusterCheck.Absent(Scene.id(2)),
                        new Undo.Impossible("a removed id can never return")),
                step(
                        "Set the data aside",
                        Risk.CHANGING,
                        new Action.SetAside(HOST, DATA, "quorate-1"),
                        new HostCheck.NoData(HOST, DATA),
                        new Undo.By(
                                "rename back",
                                List.of(new Action.PutBack(HOST, DATA, "quorate-1")),
                                new HostCheck.NothingAside(HOST, DATA, "quorate-1"))),
                step(
                        "Add a learner",
                        Risk.CHANGING,
                        new Action.AddLearner(PEER),
                        new ClusterCheck.Joined(PEER, true),
                        new Undo.By(
                                "remove it again",
                                List.of(new Action.RemoveAdded(PEER)),
                                new ClusterCheck.NobodyAt(PEER))),
                step(
                        "Write the drop-in",
                        Risk.CHANGING,
                        new Action.WriteDropIn(HOST, UNIT, "/run/zz-quorate.conf", "[Service]\n"),
                        new HostCheck.Computed(
                                HOST,
                                UNIT,
                                new TreeMap<>(Map.of("ETCD_NAME", "node2")),
                                List.of("/usr/bin/etcd2"),
                                List.of("/run/zz-quorate.conf"),
                                new TreeMap<>()),
                        new Undo.By(
                                "delete it",
                                List.of(new Action.RemoveDropIn(HOST, UNIT, "/run/zz-quorate.conf")),
                                new HostCheck.DropInGone(HOST, "/run/zz-quorate.conf"))),
                step(
                        "Wait until the learner has caught up",
                        Risk.READ_ONLY,
                        new Action.Look(),
                        new ClusterCheck.CaughtUp(PEER, 10),
                        new Undo.NotNeeded()));
    }

    private static Step step(String title, Risk risk, Action action, Check after, Undo undo) {
        return new Step(title, risk, "10.0.1.2", new Check.Anything(), action, after, undo, 30);
    }
}
