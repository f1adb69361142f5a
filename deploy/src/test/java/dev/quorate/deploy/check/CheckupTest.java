package dev.quorate.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.discord.fake.WallClock;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.EndpointView.Answered;
import dev.quorate.core.cluster.EndpointView.NotCurrent;
import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.EndpointView.Silent;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.port.Disk;
import dev.quorate.core.port.Inventory;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.ConfigurationFolder;
import dev.quorate.deploy.config.Loaded;
import dev.quorate.journal.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckupTest {
    private static final Address HOST = new Address("10.0.1.2");

    @TempDir
    Path temporary;

    private final ScriptedPorts ports = new ScriptedPorts(1);
    private ConfigurationFolder folder;

    @BeforeEach
    void a_folder() {
        folder = ConfigurationFolder.in(temporary);
        folder.write(ConfigurationFolder.CONSOLE_ONLY);
    }

    private Configuration configuration() {
        return ((Loaded.Read<Configuration>) ConfigurationFile.read(folder.file())).value();
    }

    private List<String> lines() throws InterruptedException {
        return lines(ports, Duration.ofSeconds(30));
    }

    private List<String> lines(ScriptedPorts scripted, Duration deadline) throws InterruptedException {
        return new Checkup(configuration(), List.of(scripted.watch()), deadline, new WallClock())
                .findings().stream()
                        .map(Finding::line)
                        .map(line -> line.replace(folder.folder().toString(), "FOLDER"))
                        .toList();
    }

    @Test
    void a_healthy_cluster_is_ok_line_by_line() throws InterruptedException {
        assertThat(lines())
                .filteredOn(line -> line.contains("prod-eu"))
                .containsExactly(
                        "ok    endpoint http://10.0.1.1:2379 of prod-eu: member 1, etcd 3.4.23, revision 100, 3"
                                + " members, 12 ms",
                        "ok    endpoint http://10.0.1.2:2379 of prod-eu: member 2, etcd 3.4.23, revision 100, 3"
                                + " members, 12 ms",
                        "ok    endpoint http://10.0.1.3:2379 of prod-eu: member 3, etcd 3.4.23, revision 100, 3"
                                + " members, 12 ms",
                        "ok    cluster prod-eu: id cdf8 at every endpoint that answers",
                        "ok    host 10.0.1.1 of prod-eu: login, sudo, etcd2.service is active (running), data in"
                                + " /var/lib/etcd2, 9 GiB free, 12 ms",
                        "ok    host 10.0.1.2 of prod-eu: login, sudo, etcd2.service is active (running), data in"
                                + " /var/lib/etcd2, 9 GiB free, 12 ms",
                        "ok    host 10.0.1.3 of prod-eu: login, sudo, etcd2.service is active (running), data in"
                                + " /var/lib/etcd2, 9 GiB free, 12 ms");
    }

    /// Six looks that wait for each other: had the checkup made them in turn, each would have run into its
    /// deadline.
    @Test
    void everything_is_looked_at_at_once() throws InterruptedException {
        assertThat(lines(new ScriptedPorts(6), Duration.ofSeconds(30)))
                .filteredOn(line -> line.contains("prod-eu"))
                .hasSize(7)
                .allMatch(line -> line.startsWith("ok "));
    }

    @Test
    void a_look_that_never_ends_is_a_failure_within_the_deadline() throws InterruptedException {
        assertThat(lines(new ScriptedPorts(100), Duration.ofMillis(1)))
                .filteredOn(line -> line.startsWith("fail"))
                .contains(
                        "fail  host 10.0.1.1: no answer within 2 s  - check the network on the way, then run the check"
                                + " again",
                        "fail  endpoints of prod-eu: no answer within 2 s  - check the network on the way, then run"
                                + " the check again");
    }

    @Test
    void each_kind_of_silence_has_its_own_advice() throws InterruptedException {
        var endpoint = ScriptedPorts.endpoint(2);
        for (var kind : Silence.values()) {
            ports.put(new Silent(endpoint, ScriptedPorts.evidence(endpoint.toString()), kind, "it was silent"));
            assertThat(lines())
                    .filteredOn(line -> line.startsWith("fail"))
                    .singleElement()
                    .asString()
                    .startsWith("fail  endpoint http://10.0.1.2:2379 of prod-eu: it was silent  - ")
                    .hasSizeGreaterThan(100);
        }
    }

    @Test
    void an_endpoint_of_another_cluster_fails_the_check() throws InterruptedException {
        ports.put(ScriptedPorts.answered(ScriptedPorts.endpoint(3), new ClusterId(0xbad), new MemberId(3), 3));
        assertThat(lines())
                .contains("fail  cluster prod-eu: its endpoints belong to different clusters:"
                        + " {bad=[http://10.0.1.3:2379], cdf8=[http://10.0.1.1:2379, http://10.0.1.2:2379]}  -"
                        + " name the endpoints of one cluster only");
    }

    @Test
    void a_cluster_with_another_id_than_the_pinned_one_fails_the_check() throws InterruptedException {
        var seen = ports.watch();
        var inventory = new Inventory(
                seen.inventory().name(),
                seen.inventory().endpoints(),
                List.of(),
                List.of("console:ops"),
                Optional.of(new ClusterId(0xfeed)));
        var watch = new Watch(inventory, seen.etcd(), seen.hosts());
        assertThat(new Checkup(configuration(), List.of(watch), Duration.ofSeconds(30), new WallClock())
                        .findings().stream().map(Finding::line))
                .contains("fail  cluster prod-eu: it answers as cdf8, and the configuration pins feed  - correct the"
                        + " endpoints, or cluster-id if the cluster was made anew");
    }

    @Test
    void a_member_that_no_endpoint_names_is_a_warning() throws InterruptedException {
        ports.put(ScriptedPorts.answered(ScriptedPorts.endpoint(1), new ClusterId(0xcdf8), new MemberId(1), 4));
        assertThat(lines())
                .contains(
                        "warn  cluster prod-eu: member 4 at 10.0.1.4 answers at none of the endpoints  - add its client"
                                + " URL to clusters.prod-eu.endpoints; without it the member counts as down");
    }

    @Test
    void two_endpoints_of_one_member_are_a_warning() throws InterruptedException {
        ports.put(ScriptedPorts.answered(ScriptedPorts.endpoint(3), new ClusterId(0xcdf8), new MemberId(2), 2));
        assertThat(lines())
                .contains(
                        "warn  cluster prod-eu: http://10.0.1.2:2379 and http://10.0.1.3:2379 are the same member 2  -"
                                + " name each member by one endpoint");
    }

    @Test
    void a_member_without_quorum_behind_it_fails_the_check() throws InterruptedException {
        var endpoint = ScriptedPorts.endpoint(1);
        var fine = ScriptedPorts.answered(endpoint, new ClusterId(0xcdf8), new MemberId(1), 3);
        EndpointView lost =
                new Answered(endpoint, fine.evidence(), fine.status(), new NotCurrent("no leader answers it"));
        ports.put(lost);
        assertThat(lines())
                .contains(
                        "fail  endpoint http://10.0.1.1:2379 of prod-eu: member 1, etcd 3.4.23: no leader answers it  -"
                                + " ask `health` in a room of prod-eu");
    }

    @Test
    void a_host_that_cannot_be_reached_says_why_and_what_to_do() throws InterruptedException {
        ports.put(new HostView.Unreached(
                HOST,
                ScriptedPorts.evidence("10.0.1.2"),
                HostView.Obstacle.HOST_KEY,
                "its host key is not the pinned one",
                "compare it and change known_hosts"));
        assertThat(lines())
                .contains("fail  host 10.0.1.2 of prod-eu: its host key is not the pinned one  - compare it and change"
                        + " known_hosts");
    }

    @Test
    void what_is_odd_on_a_host_is_a_warning_each() throws InterruptedException {
        var dropIns = List.of(
                new HostView.DropIn("/etc/systemd/system/etcd2.service.d/10-fine.conf", "00"),
                new HostView.DropIn("/etc/systemd/system/etcd2.service.d/98-force-new-cluster.conf", "11"),
                new HostView.DropIn("/etc/systemd/system/etcd2.service.d/99-restore.conf", "22"),
                new HostView.DropIn("/run/systemd/system/etcd2.service.d/zz-quorate-7f3a91c2.conf", "33"));
        ports.put(ScriptedPorts.reached(
                HOST, Duration.ofMillis(-2500), ScriptedPorts.unit(_ -> "auto-restart", dropIns, true)));
        assertThat(lines())
                .filteredOn(line -> line.startsWith("warn  host"))
                .containsExactly(
                        "warn  host 10.0.1.2 of prod-eu: its clock is -2.5 s off ours  - let time synchronization run"
                                + " on both; leases and times in the record depend on it",
                        "warn  host 10.0.1.2 of prod-eu: files of etcd2.service changed and systemd has not read them "
                                + " - read the change, then run `sudo systemctl daemon-reload` there",
                        "warn  host 10.0.1.2 of prod-eu: etcd2.service was restarted 4 times and is about to be again "
                                + " - read `journalctl -u etcd2.service` there",
                        "warn  host 10.0.1.2 of prod-eu: the drop-in"
                                + " /etc/systemd/system/etcd2.service.d/98-force-new-cluster.conf is left over from a"
                                + " repair  - read it; once the member is in the cluster, remove it and reload systemd",
                        "warn  host 10.0.1.2 of prod-eu: the drop-in"
                            + " /etc/systemd/system/etcd2.service.d/99-restore.conf is left over from a repair  - read"
                            + " it; once the member is in the cluster, remove it and reload systemd",
                        "warn  host 10.0.1.2 of prod-eu: the drop-in"
                            + " /run/systemd/system/etcd2.service.d/zz-quorate-7f3a91c2.conf is left over from a"
                            + " repair  - read it; once the member is in the cluster, remove it and reload systemd");
    }

    @Test
    void a_host_where_somebody_else_runs_etcd_is_a_warning() throws InterruptedException {
        ports.put(ScriptedPorts.reached(HOST, Duration.ZERO, new HostView.Foreign("kubelet")));
        assertThat(lines())
                .contains(
                        "warn  host 10.0.1.2 of prod-eu: login, sudo; kubelet runs etcd here and would undo what we do"
                                + "  - replace members of this cluster with the tools of kubelet");
    }

    @Test
    void a_group_that_is_too_small_once_one_of_them_asks_is_a_warning() throws InterruptedException {
        assertThat(lines())
                .contains(
                        "ok    policy changing: 1 of etcd-oncall, where 2 people are",
                        "warn  policy disaster: 2 of etcd-oncall, where 2 people are; when one of them asks, the"
                                + " others are too few  - add 1 more to etcd-oncall");
    }

    @Test
    void a_store_is_made_at_the_first_start_and_later_says_what_is_in_it() throws InterruptedException {
        assertThat(lines()).contains("ok    store FOLDER/quorate.db: will be made at the first start");
        try (var _ = SqliteJournal.open(temporary.resolve("quorate.db"))) {
            assertThat(lines()).contains("ok    store FOLDER/quorate.db: opens, 0 runs on record, 0 open");
        }
    }

    @Test
    void a_disk_that_is_nearly_full_fails_the_check() {
        assertThat(StoreFindings.space(new Disk.Room("/var/lib/quorate", 511L << 20, 10L << 30))
                        .line())
                .isEqualTo("fail  store: 511 MiB of 10240 MiB are free in /var/lib/quorate  - make room; no run is"
                        + " started where less than 512 MiB are free");
        assertThat(StoreFindings.space(new Disk.Room("/var/lib/quorate", 1L << 30, 10L << 30))
                        .level())
                .isEqualTo(Finding.Level.WARN);
        assertThat(StoreFindings.space(new Disk.Room("/var/lib/quorate", 4L << 30, 10L << 30))
                        .line())
                .isEqualTo("ok    store: 4096 MiB of 10240 MiB are free in /var/lib/quorate");
    }

    @Test
    void a_store_that_is_something_else_fails_the_check() throws InterruptedException, IOException {
        Files.writeString(temporary.resolve("quorate.db"), "not a database at all, just words".repeat(100));
        assertThat(lines()).anyMatch(line -> line.startsWith("fail  store FOLDER/quorate.db: "));
    }

    @Test
    void the_console_says_whether_a_bot_listens() throws InterruptedException {
        assertThat(lines()).contains("ok    console FOLDER/chat.sock: can be made");
    }

    @Test
    void speaking_as_others_and_a_console_that_nobody_may_use_are_warnings() throws InterruptedException {
        folder.write(ConfigurationFolder.CONSOLE_ONLY
                .replace("{socket: chat.sock}", "{socket: chat.sock, allow-as: true}")
                .replace("unix: alice", "slack: U024BE7LH")
                .replace("unix: bob", "slack: U024BE7LJ"));
        assertThat(lines())
                .contains(
                        "warn  console: nobody under people has a unix account  - write unix: LOGIN at who shall use"
                                + " it",
                        "warn  console: allow-as lets root speak as any person, so two people may be one  - remove"
                                + " allow-as outside of drills");
    }

    @Test
    void a_postgresql_that_is_not_there_fails_the_check() throws InterruptedException {
        folder.write(ConfigurationFolder.CONSOLE_ONLY.replace(
                "store: sqlite:quorate.db",
                "store: postgresql://quorate@127.0.0.1:1/quorate\nstore-password-file: etcd-password"));
        assertThat(lines())
                .contains("fail  store: the journal postgresql://quorate@127.0.0.1:1/quorate cannot be reached: the"
                        + " server gives no connection, or is going down or starting  - an empty database gets its"
                        + " tables when the first bot starts; else look at the server");
    }

    @Test
    void the_rehearsal_cluster_is_healthy_and_a_killed_member_is_found() throws InterruptedException {
        var cluster = new SimulatedCluster(
                new ClusterName("rehearsal"), 3, new SettableClock(Instant.parse("2026-11-22T02:11:42Z")));
        assertThat(rehearsed(cluster)).filteredOn(Finding::fails).isEmpty();
        cluster.kill(2);
        assertThat(rehearsed(cluster))
                .filteredOn(Finding::fails)
                .extracting(Finding::what)
                .singleElement()
                .asString()
                .startsWith("endpoint http://10.0.1.2:2379 of rehearsal: ");
    }

    private List<Finding> rehearsed(SimulatedCluster cluster) throws InterruptedException {
        var watch = new Watch(cluster.inventory(List.of("console:ops")), cluster, cluster);
        return new Checkup(configuration(), List.of(watch), Duration.ofSeconds(30), new WallClock()).findings();
    }

    @Test
    void a_finding_is_one_object_with_its_time() {
        assertThat(Finding.warn("odd", "look")
                        .json(Instant.parse("2026-11-22T02:11:42Z"))
                        .toString())
                .isEqualTo("{\"at\":\"2026-11-22T02:11:42Z\",\"kind\":\"finding\",\"state\":\"warn\",\"text\":\"odd\","
                        + "\"instead\":\"look\"}");
    }
}
