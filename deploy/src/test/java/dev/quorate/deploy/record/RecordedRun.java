package dev.quorate.deploy.record;

import dev.quorate.core.approval.Policy;
import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Arithmetic;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.HostCheck;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Target;
import dev.quorate.core.plan.Undo;
import dev.quorate.core.port.Journal;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A run of two steps with everything in it that a record has to tell.
final class RecordedRun {
    static final Instant ASKED = Instant.parse("2026-11-22T02:11:42.120Z");
    static final RunId RUN = new RunId("20261122-021142-7f3a91c2");

    private static final Address HOST = new Address("10.0.1.2");
    private static final MemberId MEMBER = new MemberId(0x1609b5a3a078c227L);

    static final Plan PLAN = plan("10.0.1.2");

    private RecordedRun() {}

    static Plan plan(String host) {
        var url = new Url("http", host, 2380);
        var ask = new Ask(
                "replace member",
                new ClusterName("prod-eu"),
                Map.of("member", new Ask.ForMember(new Target(host))),
                Optional.of("its disk died"),
                "alice");
        var start = new Arithmetic(List.of(
                seat(1, "10.0.1.1", true),
                new Arithmetic.Seat(MEMBER, url, host, true, false),
                seat(3, "10.0.1.3", true)));
        return new Plan(
                "replace member " + host,
                ask,
                new ClusterId(0xcdf818194e3a8c32L),
                "3.4.23",
                ASKED.minusMillis(340),
                new Fingerprint(new TreeMap<>(Map.of("cluster", "cdf818194e3a8c32"))),
                start,
                List.of(new HostFocus(new Address(host), "etcd2.service", "/var/lib/etcd2")),
                List.of(),
                List.of(fence(host), remove()));
    }

    private static Arithmetic.Seat seat(long id, String host, boolean healthy) {
        return new Arithmetic.Seat(new MemberId(id), new Url("http", host, 2380), host, true, healthy);
    }

    private static Step fence(String host) {
        var address = new Address(host);
        return new Step(
                "Stop and mask etcd2 on " + host,
                Risk.CHANGING,
                host,
                new ClusterCheck.StillDown(MEMBER),
                new Action.Fence(address, "etcd2.service"),
                new HostCheck.Fenced(address, "etcd2.service"),
                new Undo.By(
                        "unmask and start",
                        List.of(new Action.UnmaskAndStart(address, "etcd2.service")),
                        new Check.Anything()),
                30);
    }

    private static Step remove() {
        return new Step(
                "Remove member " + MEMBER,
                Risk.DESTRUCTIVE,
                MEMBER.hex(),
                new Check.Anything(),
                new Action.RemoveMember(MEMBER),
                new ClusterCheck.Absent(MEMBER),
                new Undo.Impossible("a removed id can never return"),
                30);
    }

    static Request request(Plan plan, Instant posted) {
        var rules = new EnumMap<Risk, Rule>(Risk.class);
        for (var risk : List.of(Risk.CHANGING, Risk.DESTRUCTIVE, Risk.DISASTER)) {
            rules.put(risk, new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, false));
        }
        return Request.of(plan, new Policy(rules), posted);
    }

    /// Writes the whole run.
    static void writeTo(Journal journal) {
        var digest = PLAN.digest();
        var pen = new Pen(journal, RUN, ASKED);
        pen.write(0, new RunEvent.Proposed(request(PLAN, ASKED), new Place("console:ops", "t1")));
        pen.write(
                5_000,
                new RunEvent.VoteRefused(
                        "alice",
                        "unix:alice",
                        new Refusal(
                                "The vote does not count.",
                                "alice asked for this plan; whoever asks never approves.",
                                "Get somebody else of etcd-oncall.")));
        pen.write(
                9_000,
                new RunEvent.Voted(new Vote.Yes(
                        "bob",
                        "unix:bob",
                        digest,
                        ASKED.plusSeconds(9),
                        Optional.of("checked twice"),
                        Optional.empty())));
        pen.write(9_001, new RunEvent.Permitted(List.of("bob")));
        pen.write(9_500, new RunEvent.Intended(Mark.forward(1)));
        pen.write(9_900, new RunEvent.Heard(Mark.forward(1), HOST, List.of("etcd2 stopping", "stopped \u001b[31mred")));
        pen.write(10_100, new RunEvent.Acted(Mark.forward(1), List.of()));
        pen.write(10_300, verified(1, "etcd2.service is masked and inactive", 10_250));
        pen.write(10_400, new RunEvent.Intended(Mark.forward(2)));
        pen.write(10_450, new RunEvent.Deferred(Mark.forward(2), "unhealthy cluster", Duration.ofSeconds(5)));
        pen.write(15_500, new RunEvent.Intended(Mark.forward(2)));
        pen.write(18_500, new RunEvent.Unknown(Mark.forward(2), "no answer within 3 s"));
        pen.write(19_700, verified(2, "the list has 2 members, 1609b5a3a078c227 is not one", 19_650));
        pen.write(19_800, new RunEvent.Closed(RunState.DONE, "2 of 2 steps are proven."));
    }

    private static RunEvent verified(int step, String proof, long millis) {
        return new RunEvent.Verified(
                Mark.forward(step),
                proof,
                new Evidence(ASKED.plusMillis(millis), "http://10.0.1.1:2379", Duration.ofMillis(12)),
                PLAN.fingerprint(),
                new Quorum(3, 2),
                false);
    }

    /// Writes one event behind the other.
    private static final class Pen {
        private final Journal journal;
        private final RunId run;
        private final Instant from;
        private long sequence;

        private Pen(Journal journal, RunId run, Instant from) {
            this.journal = journal;
            this.run = run;
            this.from = from;
        }

        private void write(long millis, RunEvent event) {
            sequence = journal.append(run, sequence, from.plusMillis(millis), event)
                    .sequence();
        }
    }
}
