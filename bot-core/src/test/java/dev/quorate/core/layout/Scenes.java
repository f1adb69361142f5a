package dev.quorate.core.layout;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.HostCheck;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Target;
import dev.quorate.core.plan.Undo;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Cards around two plans as the runbooks make them: 10.0.1.2 of three is dead and replaced, and a cluster
/// of three made anew from its one survivor.
public final class Scenes {
    public static final Instant AT = Instant.parse("2026-11-22T02:11:40Z");
    public static final RunId RUN = new RunId("20261122-021140-7f3a91c2");
    public static final Rule ONE = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), false, false);
    public static final Rule WITH_REASON = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, false);
    public static final Rule TWO =
            new Rule(2, Set.of("etcd-oncall", "platform-leads"), Duration.ofMinutes(15), true, true);
    private static final MemberId DEAD = member(2);
    private static final String UNIT = "etcd2.service";
    private static final String DROP_IN = "/etc/systemd/system/etcd2.service.d/zz-quorate-20261122T021140Z.conf";
    private static final String CONTENT = """
        [Service]
        Environment="ETCD_NAME=node2"
        Environment="ETCD_INITIAL_CLUSTER=node1=http://10.0.1.1:2380,node2=http://10.0.1.2:2380"
        Environment="ETCD_INITIAL_CLUSTER_STATE=existing"
        """;

    private Scenes() {}

    public static Card card(
            Plan plan, Rule rule, RunState state, Mark mark, int verified, List<Vote> votes, String last) {
        var request =
                new Request(plan, rule, AT.plusMillis(900), AT.plusMillis(900).plus(rule.expires()));
        return new Card(
                RUN,
                request,
                state,
                mark,
                verified,
                votes,
                last,
                AT.plusSeconds(95),
                Duration.ofMillis(900),
                url(1, 2379));
    }

    public static Card waiting(Plan plan, Rule rule) {
        return card(plan, rule, RunState.WAITING, Mark.forward(1), 0, List.of(), "");
    }

    public static Card running(Plan plan, RunState state, Mark mark, int verified, String last) {
        return card(plan, ONE, state, mark, verified, List.of(yes(plan, "bob")), last);
    }

    public static Vote yes(Plan plan, String person) {
        return new Vote.Yes(
                person, "slack:U024BE7LH", plan.digest(), AT.plusSeconds(60), Optional.empty(), Optional.empty());
    }

    public static Vote no(Plan plan, String person, String why) {
        return new Vote.No(person, "slack:U024BE7LJ", plan.digest(), AT.plusSeconds(60), why);
    }

    public static Notice.HostLines about(int step) {
        return new Notice.HostLines(RUN, "7f3a91c2", Mark.forward(step), host(2), UNIT, List.of());
    }

    public static Plan replace() {
        return replace("its disk is gone");
    }

    public static Plan replace(String reason) {
        var focus = host(2);
        return plan(
                "replace member 10.0.1.2 in prod-eu",
                "replace-member",
                reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                List.of(seat(1, true), seat(2, false), seat(3, true)),
                List.of("it is down: connection refused; etcd2.service is activating (auto-restart), restarted 12"
                        + " times"),
                List.of(
                        snapshot(3),
                        fence(focus),
                        remove(DEAD),
                        setAside(focus),
                        learner(2),
                        dropIn(focus),
                        unmask(focus),
                        start(2),
                        caughtUp(2),
                        promote(2),
                        healthy(3),
                        noDropIn(focus),
                        reload(focus),
                        restarts(focus)));
    }

    /// 24 steps, without quorum at first.
    public static Plan disaster() {
        var steps = new ArrayList<Step>();
        for (var host = 1; host <= 3; host++) {
            steps.add(fence(host(host)));
        }
        steps.add(copy(host(1)));
        steps.add(dropIn(host(1)));
        steps.add(unmask(host(1)));
        steps.add(alone(1));
        steps.add(noDropIn(host(1)));
        for (var host = 2; host <= 3; host++) {
            steps.addAll(List.of(
                    setAside(host(host)),
                    learner(host),
                    dropIn(host(host)),
                    unmask(host(host)),
                    start(host),
                    caughtUp(host),
                    promote(host)));
        }
        steps.addAll(List.of(healthy(3), noDropIn(host(2))));
        return plan(
                "recover cluster prod-eu from 10.0.1.1",
                "recover-cluster",
                Optional.empty(),
                List.of(seat(1, false), seat(2, false), seat(3, false)),
                List.of("what only 10.0.1.2 and 10.0.1.3 had is lost: everything after revision 41270 of 02:09:12 UTC"),
                steps);
    }

    /// A plan of so many steps whose titles are as long as hosts can make them.
    public static Plan ofMany(int steps) {
        var name = "node-with-a-name-that-somebody-thought-of-in-a-hurry.rack-12.hall-4.prod-eu.example.org";
        var list = new ArrayList<Step>();
        for (var at = 0; at < steps; at++) {
            list.add(fence(new Address(name)));
        }
        list.add(remove(DEAD));
        return plan(
                "replace member " + name + " in prod-eu",
                "replace-member",
                Optional.of("its disk is gone"),
                List.of(seat(1, true), seat(2, false), seat(3, true)),
                List.of(),
                list);
    }

    public static Plan plan(
            String title,
            String runbook,
            Optional<String> reason,
            List<Arithmetic.Seat> seats,
            List<String> remarks,
            List<Step> steps) {
        var ask = new Ask(
                runbook,
                new ClusterName("prod-eu"),
                Map.of("X", new Ask.ForMember(new Target("10.0.1.2"))),
                reason,
                "alice");
        return new Plan(
                title,
                ask,
                new ClusterId(0x181c969f82c4656L),
                "3.4.23",
                AT,
                new Fingerprint(new TreeMap<>(Map.of("cluster", "181c969f82c4656"))),
                new Arithmetic(seats),
                List.of(),
                remarks,
                steps);
    }

    public static Address host(int number) {
        return new Address("10.0.1." + number);
    }

    public static Arithmetic.Seat seat(int host, boolean healthy) {
        return new Arithmetic.Seat(member(host), url(host, 2380), "10.0.1." + host, true, healthy);
    }

    public static MemberId member(int host) {
        return new MemberId(0xa1b2c3d4e5f60000L + host);
    }

    public static Url url(int host, int port) {
        return new Url("http", "10.0.1." + host, port);
    }

    public static Step snapshot(int host) {
        return looking(
                "Save and verify a snapshot from 10.0.1." + host,
                host(host).value(),
                new Action.SaveSnapshot(url(host, 2379), "prod-eu-20261122T021140Z.db"),
                new ClusterCheck.SnapshotSince(AT),
                300);
    }

    public static Step fence(Address host) {
        return changing(
                "Stop and mask etcd2.service on " + host,
                host.value(),
                new Action.Fence(host, UNIT),
                new HostCheck.Fenced(host, UNIT),
                "unmask and start",
                new Action.UnmaskAndStart(host, UNIT));
    }

    public static Step remove(MemberId member) {
        return new Step(
                "Remove member " + member + " at 10.0.1.2",
                Risk.DESTRUCTIVE,
                member.hex(),
                new ClusterCheck.StillDown(member),
                new Action.RemoveMember(member),
                new ClusterCheck.Absent(member),
                new Undo.Impossible("a removed id can never return"),
                60);
    }

    public static Step setAside(Address host) {
        return changing(
                "Set the data in /var/lib/etcd2 aside on " + host,
                host.value(),
                new Action.SetAside(host, "/var/lib/etcd2", "quorate-20261122T021140Z"),
                new HostCheck.NoData(host, "/var/lib/etcd2"),
                "rename back",
                new Action.PutBack(host, "/var/lib/etcd2", "quorate-20261122T021140Z"));
    }

    public static Step learner(int host) {
        return changing(
                "Add a learner at " + url(host, 2380),
                host(host).value(),
                new Action.AddLearner(url(host, 2380)),
                new ClusterCheck.Joined(url(host, 2380), true),
                "remove it again",
                new Action.RemoveAdded(url(host, 2380)));
    }

    public static Step dropIn(Address host) {
        return changing(
                "Write drop-in zz-quorate-20261122T021140Z.conf on " + host,
                host.value(),
                new Action.WriteDropIn(host, UNIT, DROP_IN, CONTENT),
                new HostCheck.DropInOnDisk(host, DROP_IN, Fingerprint.sha256(CONTENT)),
                "delete it",
                new Action.RemoveDropIn(host, UNIT, DROP_IN));
    }

    public static Step unmask(Address host) {
        return changing(
                "Unmask etcd2.service on " + host + ", compare its settings",
                host.value(),
                new Action.UnmaskAndReload(host, UNIT),
                new HostCheck.Unmasked(host, UNIT),
                "mask it again",
                new Action.Fence(host, UNIT));
    }

    public static Step start(int host) {
        return changing(
                "Start etcd2.service on " + host(host) + " and watch its journal",
                host(host).value(),
                new Action.Start(host(host), UNIT, url(host, 2380)),
                new ClusterCheck.Answers(host(host), UNIT, url(host, 2380)),
                "stop it, set what it has aside",
                new Action.Fence(host(host), UNIT));
    }

    public static Step alone(int host) {
        return new Step(
                "Start etcd2.service on " + host(host) + " as a cluster of one",
                Risk.DISASTER,
                host(host).value(),
                new ClusterCheck.NoneAnswers(),
                new Action.StartAlone(host(host), UNIT, url(host, 2380)),
                new ClusterCheck.StandsAlone(member(host)),
                new Undo.Impossible("the others are out of its list; the copies stay"),
                120);
    }

    public static Step copy(Address host) {
        return looking(
                "Copy /var/lib/etcd2/member on " + host + ", with checksums",
                host.value(),
                new Action.CopyData(host, "/var/lib/etcd2", "quorate-20261122T021140Z"),
                new HostCheck.DataEntry(host, "/var/lib/etcd2", "member.quorate-20261122T021140Z"),
                600);
    }

    public static Step caughtUp(int host) {
        return looking(
                "Wait until the learner on " + host(host) + " has caught up",
                host(host).value(),
                new Action.Look(),
                new ClusterCheck.CaughtUp(url(host, 2380), 100),
                600);
    }

    public static Step promote(int host) {
        return changing(
                "Promote the learner on " + host(host) + " to voter",
                host(host).value(),
                new Action.Promote(url(host, 2380)),
                new ClusterCheck.Joined(url(host, 2380), false),
                "remove it again",
                new Action.RemoveAdded(url(host, 2380)));
    }

    public static Step healthy(int voters) {
        return looking(
                "Verify that all " + voters + " voters are healthy",
                "prod-eu",
                new Action.Look(),
                new ClusterCheck.AllHealthy(voters, 41_270),
                60);
    }

    public static Step noDropIn(Address host) {
        return new Step(
                "Remove the drop-in on " + host,
                Risk.CHANGING,
                host.value(),
                new Check.Anything(),
                new Action.RemoveDropIn(host, UNIT, DROP_IN),
                new HostCheck.DropInGone(host, DROP_IN),
                new Undo.NotNeeded(),
                30);
    }

    public static Step reload(Address host) {
        return new Step(
                "Reload systemd on " + host,
                Risk.CHANGING,
                host.value(),
                new Check.Anything(),
                new Action.Reload(host, UNIT),
                new HostCheck.Runs(host, UNIT),
                new Undo.NotNeeded(),
                30);
    }

    public static Step restarts(Address host) {
        return looking(
                "Verify what the next restart on " + host + " would do",
                host.value(),
                new Action.Look(),
                new HostCheck.Enabled(host, UNIT, true),
                30);
    }

    private static Step looking(String title, String target, Action action, Check after, int seconds) {
        return new Step(
                title, Risk.READ_ONLY, target, new Check.Anything(), action, after, new Undo.NotNeeded(), seconds);
    }

    private static Step changing(String title, String target, Action action, Check after, String undo, Action back) {
        return new Step(
                title,
                Risk.CHANGING,
                target,
                new Check.Anything(),
                action,
                after,
                new Undo.By(undo, List.of(back), new Check.Anything()),
                30);
    }
}
