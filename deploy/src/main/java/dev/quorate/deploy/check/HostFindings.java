package dev.quorate.deploy.check;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.HostView.DropIn;
import dev.quorate.core.cluster.HostView.Facts;
import dev.quorate.core.cluster.HostView.Foreign;
import dev.quorate.core.cluster.HostView.Nobody;
import dev.quorate.core.cluster.HostView.Reached;
import dev.quorate.core.cluster.HostView.Unit;
import dev.quorate.core.cluster.HostView.UnitFacts;
import dev.quorate.core.cluster.HostView.Unreached;
import dev.quorate.core.cluster.Repairs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What one host showed, judged. Pure.
record HostFindings(ClusterName cluster) {
    private static final Duration MOST_SKEW = Duration.ofSeconds(2);
    private static final long LITTLE_SPACE = 1L << 30;

    List<Finding> of(HostView view) {
        var name = "host " + view.address() + " of " + cluster;
        return switch (view) {
            case Unreached(_, _, _, var why, var instead) ->
                List.of(Finding.fail(name + ": " + why, instead));
            case Reached(_, var evidence, var facts) ->
                reached(name, facts, evidence.took().toMillis());
        };
    }

    private static List<Finding> reached(String name, Facts facts, long millis) {
        var findings = new ArrayList<Finding>();
        findings.add(owner(name, facts, millis));
        if (facts.skew().abs().compareTo(MOST_SKEW) > 0) {
            findings.add(Finding.warn(
                    name + ": its clock is " + seconds(facts.skew()) + " off ours",
                    "let time synchronization run on both; leases and times in the record depend on it"));
        }
        if (facts.data().isPresent() && facts.freeBytes() < LITTLE_SPACE) {
            findings.add(Finding.warn(
                    name + ": " + (facts.freeBytes() >> 20) + " MiB free for the data directory",
                    "make room; a new member copies the whole store"));
        }
        if (facts.owner() instanceof Unit(var unit)) {
            findings.addAll(unit(name, unit));
        }
        return findings;
    }

    private static Finding owner(String name, Facts facts, long millis) {
        return switch (facts.owner()) {
            case Unit(var unit) ->
                Finding.ok(name + ": login, sudo, " + state(unit) + data(facts) + ", " + millis + " ms");
            case Foreign(var owner) ->
                Finding.warn(
                        name + ": login, sudo; " + owner + " runs etcd here and would undo what we do",
                        "replace members of this cluster with the tools of " + owner);
            case Nobody(var why) ->
                Finding.warn(
                        name + ": login, sudo; no etcd was found: " + why,
                        "install etcd's unit there before a member is put on it");
        };
    }

    private static String state(UnitFacts unit) {
        return unit.name() + " is " + unit.activeState() + " (" + unit.subState() + ")";
    }

    private static String data(Facts facts) {
        return facts.data()
                .map(data -> ", data in " + data.path() + ", " + (facts.freeBytes() >> 30) + " GiB free")
                .orElse("");
    }

    private static List<Finding> unit(String name, UnitFacts unit) {
        var findings = new ArrayList<Finding>();
        if (unit.needsReload()) {
            findings.add(Finding.warn(
                    name + ": files of " + unit.name() + " changed and systemd has not read them",
                    "read the change, then run `sudo systemctl daemon-reload` there"));
        }
        if (unit.masked()) {
            findings.add(Finding.warn(
                    name + ": " + unit.name() + " is masked",
                    "find out who masked it; `sudo systemctl unmask --runtime " + unit.name() + "` lifts it"));
        }
        if (unit.crashLoops()) {
            findings.add(Finding.warn(
                    name + ": " + unit.name() + " was restarted " + unit.restarts() + " times and is about to be again",
                    "read `journalctl -u " + unit.name() + "` there"));
        }
        unit.dropIns().stream()
                .filter(HostFindings::isLeftOver)
                .forEach(dropIn -> findings.add(Finding.warn(
                        name + ": the drop-in " + dropIn.path() + " is left over from a repair",
                        "read it; once the member is in the cluster, remove it and reload systemd")));
        return findings;
    }

    private static boolean isLeftOver(DropIn dropIn) {
        return Repairs.isOne(dropIn.fileName());
    }

    private static String seconds(Duration skew) {
        return String.format(java.util.Locale.ROOT, "%.1f s", skew.toMillis() / 1000.0);
    }
}
