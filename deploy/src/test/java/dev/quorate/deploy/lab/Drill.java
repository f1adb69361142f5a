package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A lab of one kind with a bot that serves it as the lab's own configuration says; what people do there,
/// and what must be true of every host when a story is over.
final class Drill implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);
    /// An election ends within two election timeouts of a second each.
    private static final Duration ELECTION = Duration.ofSeconds(2);

    private final Kind kind;
    private final int hosts;
    private final Gateway gateway;
    private final Bot bot;

    private Drill(Kind kind, int hosts) throws InterruptedException {
        this.kind = kind;
        this.hosts = hosts;
        this.gateway = Gateway.of(kind);
        this.bot = Bot.ofTheLab();
    }

    /// Boots so many hosts; `choices` as `deploy/lab up` takes them.
    static Drill on(Kind kind, int hosts, String... choices) throws InterruptedException {
        var all = new ArrayList<>(kind.choices());
        all.addAll(Arrays.asList(choices));
        Lab.boot(hosts, all);
        return new Drill(kind, hosts);
    }

    Gateway etcd() {
        return gateway;
    }

    /// If the one that was hurt led, the others have elected somebody by then.
    void awaitsLeaderOn(Integer... hosts) throws InterruptedException {
        Await.holds("a leader", SOON, () -> Arrays.stream(hosts).anyMatch(gateway::leads));
    }

    /// The host of the member that leads.
    int leader() {
        return IntStream.rangeClosed(1, hosts)
                .filter(gateway::leads)
                .findFirst()
                .orElseThrow();
    }

    /// All hosts but this one.
    Integer[] without(int host) {
        return IntStream.rangeClosed(1, hosts)
                .filter(one -> one != host)
                .boxed()
                .toArray(Integer[]::new);
    }

    /// Alice asks, bob approves, and it ends well, while a client counts at these hosts without losing a
    /// number or having to wait for more than an election.
    void does(String ask, Integer... counting) throws InterruptedException, IOException {
        try (var counter = Counter.at(gateway, List.of(counting))) {
            var ended = bot.says("bob", "approve " + asked(ask));
            assertThat(ended.code()).as("%s", ended).isZero();
            var stall = counter.endsWithEveryNumberAt(voterHost());
            System.out.printf("%s: %s: longest stall %d ms%n", kind, ask, stall.toMillis());
            assertThat(stall).as("longest stall").isLessThan(ELECTION);
        }
    }

    /// Somebody who is in the room already has the plan this fast, the median of five times.
    void plansWithin(Duration limit, String ask) throws InterruptedException {
        try (var alice = new QuickWord(Lab.STATE.resolve("chat.sock"), "alice")) {
            var took =
                    IntStream.range(0, 5).mapToObj(_ -> alice.hasThePlan(ask)).toList();
            System.out.printf(
                    "%s: %s: planned in %s ms%n",
                    kind, ask, took.stream().map(Duration::toMillis).toList());
            assertThat(took.stream().sorted().toList().get(2)).isLessThan(limit);
        }
    }

    /// In one message that has these words.
    void refuses(String ask, String... words) throws InterruptedException {
        var ended = bot.says("alice", ask);
        assertThat(ended.code()).as("%s", ended).isEqualTo(1);
        assertThat(ended.only("refusal").toString()).contains(words);
    }

    /// For lost quorum: two approve, each by typing the cluster's name.
    void recovers(String ask) throws InterruptedException {
        var plan = asked(ask);
        var alone = bot.says("bob", "approve " + plan + " on lab", "--no-wait");
        assertThat(alone.code()).as("%s", alone).isZero();
        var ended = bot.says("carol", "approve " + plan + " on lab");
        assertThat(ended.code()).as("%s", ended).isZero();
        System.out.printf("%s: %s: %s%n", kind, ask, figures(ended));
    }

    /// Of the closing summary: how long each step took.
    private static String figures(Ended ended) {
        var summary = ended.json("run").toList().getLast().path("text").asText();
        return summary.substring(Math.max(0, summary.indexOf("Approval to here")));
    }

    private String asked(String ask) throws InterruptedException {
        var asked = bot.says("alice", ask + " because it is a drill", "--no-wait");
        assertThat(asked.code()).as("%s", asked).isZero();
        return asked.only("plan").path("plan").asText();
    }

    /// The voters are those on these hosts and all are healthy, nothing of ours is left on any host, and all
    /// of that is so again after every host was power-cycled once.
    void endsWithVoters(Integer... voters) throws InterruptedException {
        var expected = List.of(voters);
        Await.holds("healthy voters on " + expected, SOON, () -> areTheVoters(expected));
        var ids = gateway.members(expected.getFirst()).keySet();
        nothingIsLeft();
        for (var host = 1; host <= hosts; host++) {
            Lab.hurt(host, "reboot");
        }
        Await.holds("healthy voters on " + expected + " after reboots", SOON, () -> areTheVoters(expected));
        assertThat(gateway.members(expected.getFirst()).keySet())
                .as("who came back")
                .isEqualTo(ids);
        assertThat(bot.says("alice", "health").code()).isZero();
    }

    private int voterHost() {
        return IntStream.rangeClosed(1, hosts)
                .filter(gateway::isHealthy)
                .findFirst()
                .orElseThrow();
    }

    private boolean areTheVoters(List<Integer> expected) {
        var first = gateway.members(expected.getFirst());
        return first.size() == expected.size()
                && expected.stream()
                        .allMatch(host -> gateway.isHealthy(host)
                                && gateway.members(host).equals(first)
                                && first.values().stream()
                                        .anyMatch(one ->
                                                one.contains("://10.0.1." + host + ":") && one.endsWith(" voter")));
    }

    private void nothingIsLeft() throws InterruptedException {
        for (var host = 1; host <= hosts; host++) {
            assertThat(Lab.on(host, "sudo find /run /etc -xdev -type f -name '*quorate*'")
                            .out())
                    .as("files of ours on host %s", host)
                    .isEmpty();
            assertThat(Lab.on(host, "systemctl show -p NeedDaemonReload,DropInPaths " + kind.unit())
                            .out())
                    .contains("NeedDaemonReload=no")
                    .noneMatch(line -> line.contains("quorate"));
        }
    }

    @Override
    public void close() {
        bot.close();
    }
}
