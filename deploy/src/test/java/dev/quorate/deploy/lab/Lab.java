package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The lab as docs/lab.md describes it: hosts, three or as asked for, and `deploy/lab` to break and mend
/// them. Host K is 10.0.1.K.
final class Lab {
    static final int HOSTS = 3;

    /// What the lab made for a bot: key and known_hosts.
    static final Path STATE = Path.of("/var/lib/quorate-lab");

    private static final Duration LONG = Duration.ofMinutes(2);

    private Lab() {}

    /// The checkout, found from where the specs run.
    static Path checkout() {
        var at = Path.of("").toAbsolutePath();
        while (!Files.isExecutable(at.resolve("deploy/lab"))) {
            at = at.getParent();
            assertThat(at)
                    .as("a checkout around %s", Path.of("").toAbsolutePath())
                    .isNotNull();
        }
        return at;
    }

    /// Three new hosts with a new cluster: cheaper, and surer, than mending whatever the spec before has left.
    static void renew() throws InterruptedException {
        lab("down");
        lab("up", String.valueOf(HOSTS));
        Await.holds("three healthy voters", LONG, Etcd::isHealthy);
    }

    /// New hosts, with these choices of `deploy/lab up`.
    static void boot(int hosts, List<String> choices) throws InterruptedException {
        lab("down");
        var words = new ArrayList<>(List.of("up", String.valueOf(hosts)));
        words.addAll(choices);
        lab(words.toArray(String[]::new));
    }

    static void shut() throws InterruptedException {
        lab("down");
    }

    static void hurt(int host, String fault) throws InterruptedException {
        lab("break", String.valueOf(host), fault);
    }

    /// SIGKILL for the etcd of host 2, which stays down; returns when the two others have a leader among them.
    static void killSecond() throws InterruptedException {
        hurt(2, "kill");
        awaitSurvivors();
    }

    /// If host 2 led, the others have elected somebody by then.
    static void awaitSurvivors() throws InterruptedException {
        Await.holds("a leader among the survivors", LONG, () -> Etcd.leads(1) || Etcd.leads(3));
    }

    static void heal() throws InterruptedException {
        lab("heal");
    }

    static void put(String key, String value) throws InterruptedException {
        lab("put", key, value);
    }

    static String get(String key) throws InterruptedException {
        return lab("get", key).text();
    }

    /// A line of shell on a host, as core.
    static Ended on(int host, String line) throws InterruptedException {
        return lab("ssh", String.valueOf(host), line);
    }

    /// What etcd on a host has said since the lab is up.
    static List<String> journal(int host) throws InterruptedException {
        return on(host, "sudo journalctl --unit etcd2 --output cat --no-pager").out();
    }

    /// A file of a host as the machine sees it, for what core may not do there itself.
    static Path file(int host, String path) {
        return STATE.resolve("node" + host).resolve("root").resolve(path);
    }

    /// What must not change where Quorate says no: members, unit files, drop-ins, data.
    static List<String> footprint() throws InterruptedException {
        var seen = new ArrayList<String>();
        for (var host : IntStream.rangeClosed(1, HOSTS).toArray()) {
            seen.add("members " + Etcd.members(host));
            seen.addAll(on(
                            host,
                            "systemctl show etcd2 -p LoadState,ActiveState,UnitFileState,DropInPaths,NeedDaemonReload;"
                                    + " sudo find /var/lib/etcd2 -mindepth 1 -maxdepth 2 | sort; ls -A"
                                    + " /run/systemd/system /run/systemd/system/etcd2.service.d 2>/dev/null; true")
                    .out());
        }
        return seen;
    }

    private static Ended lab(String... words) throws InterruptedException {
        var call = new ArrayList<>(List.of(checkout().resolve("deploy/lab").toString()));
        call.addAll(Arrays.asList(words));
        try (var program = Program.start(Map.of(), call)) {
            var ended = program.end(LONG);
            assertThat(ended.code()).as("%s", ended).isZero();
            return ended;
        }
    }
}
