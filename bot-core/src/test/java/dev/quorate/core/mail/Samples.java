package dev.quorate.core.mail;

import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Rule;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Notices of runs around the plan of the README: 10.0.1.2 of three is dead.
public final class Samples {
    public static final Instant AT = Instant.parse("2026-11-22T02:11:40Z");
    private static final MemberId DEAD = new MemberId(0x1609b5a3a078c227L);
    private static final Address HOST = new Address("10.0.1.2");

    static final String PLAN = plan().digest().brief();

    private Samples() {}

    /// `last` tells one card of a run from another.
    static Notice.CardShown card(RunId run, RunState state, String last) {
        return new Notice.CardShown(new Card(
                run, request(), state, Mark.forward(1), 0, List.of(), last, AT, Duration.ofMillis(900), url(1, 2379)));
    }

    public static Notice changed(RunId run, RunState state, String text) {
        return new Notice.RunChanged(run, PLAN, state, text);
    }

    public static Notice step(RunId run, int step, Notice.StepState state, String text) {
        return new Notice.StepChanged(run, PLAN, Mark.forward(step), state, text);
    }

    public static Notice journal(RunId run, int step, List<String> lines) {
        return new Notice.HostLines(run, PLAN, Mark.forward(step), HOST, "etcd2.service", lines);
    }

    public static Request request() {
        var rule = new Rule(2, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, false);
        return new Request(plan(), rule, AT, AT.plus(rule.expires()));
    }

    private static Plan plan() {
        var ask = new Ask(
                "replace-member",
                new ClusterName("prod-eu"),
                Map.of("X", new Ask.ForMember(new Target("10.0.1.2"))),
                Optional.of("its disk is gone"),
                "alice");
        return new Plan(
                "replace member 10.0.1.2 in prod-eu",
                ask,
                new ClusterId(0xcafeL),
                "3.4.23",
                AT.minusMillis(900),
                new Fingerprint(new TreeMap<>(Map.of("cluster", "cafe"))),
                new Arithmetic(List.of(seat(1, true), seat(2, false), seat(3, true))),
                List.of(),
                List.of("the newest snapshot is 12 minutes old"),
                List.of(fence(), remove(), dropIn()));
    }

    private static Step fence() {
        return new Step(
                "Stop and mask etcd2.service on 10.0.1.2",
                Risk.CHANGING,
                "10.0.1.2",
                new ClusterCheck.StillDown(DEAD),
                new Action.Fence(HOST, "etcd2.service"),
                new HostCheck.Fenced(HOST, "etcd2.service"),
                new Undo.By(
                        "unmask and start",
                        List.of(new Action.UnmaskAndStart(HOST, "etcd2.service")),
                        new Check.Anything()),
                30);
    }

    private static Step remove() {
        return new Step(
                "Remove member " + DEAD,
                Risk.DESTRUCTIVE,
                DEAD.hex(),
                new ClusterCheck.StillDown(DEAD),
                new Action.RemoveMember(DEAD),
                new ClusterCheck.Absent(DEAD),
                new Undo.Impossible("a removed id can never return"),
                30);
    }

    private static Step dropIn() {
        return new Step(
                "Write the drop-in on 10.0.1.2",
                Risk.CHANGING,
                "10.0.1.2",
                new Check.Anything(),
                new Action.WriteDropIn(HOST, "etcd2.service", "/etc/10-join.conf", "[Service]\nEnvironment=A=b\n"),
                new Check.Anything(),
                new Undo.By(
                        "remove it",
                        List.of(new Action.RemoveDropIn(HOST, "etcd2.service", "/etc/10-join.conf")),
                        new Check.Anything()),
                30);
    }

    private static Arithmetic.Seat seat(int host, boolean healthy) {
        var id = host == 2 ? DEAD : new MemberId(host);
        return new Arithmetic.Seat(id, url(host, 2380), "10.0.1." + host, true, healthy);
    }

    private static Url url(int host, int port) {
        return new Url("http", "10.0.1." + host, port);
    }
}
