package dev.quorate.core.notice;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Repairs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A look in words: one verdict for each member, each with its evidence, then what the hosts show.
public final class HealthText {
    /// What stands behind the word "healthy" where there is nothing but the v2 API.
    private static final String V2_HEALTH =
            "who is healthy has just read through the quorum, where `etcdctl cluster-health` calls the whole healthy if"
                    + " one member is; etcd 2 has no alarms and no learners to show";

    private HealthText() {}

    /// Whether every voter is healthy, nothing is alarmed and nothing unfinished lies about.
    public static boolean isHealthy(ClusterState seen) {
        return seen.picture() instanceof Picture.Clear clear
                && clear.quorum().healthy() == clear.quorum().voters()
                && clear.alarms().isEmpty()
                && clear.learners().isEmpty()
                && leftovers(seen).isEmpty();
    }

    public static String of(ClusterState seen) {
        var lines = new ArrayList<String>();
        lines.add(headline(seen));
        switch (seen.picture()) {
            case Picture.Clear clear -> {
                clear.members().forEach(member -> lines.add("  " + verdict(clear, member)));
                clear.alarms().forEach(alarm -> lines.add("  ALARM    " + alarm.kind() + " on " + alarm.member()));
                if (clear.isAll(Generation.V2)) {
                    lines.add("  v2 API   " + V2_HEALTH);
                }
            }
            case Picture.NoQuorum(var findings) -> findings.forEach(finding -> lines.add("  " + finding));
            case Picture.Blind(var reasons) -> reasons.forEach(reason -> lines.add("  " + reason));
        }
        seen.hosts().forEach(host -> lines.add("  " + host(host)));
        leftovers(seen).forEach(left -> lines.add("  LEFTOVER " + left));
        return String.join("\n", lines);
    }

    /// One line: the verdict on the whole, with its arithmetic and its time.
    public static String headline(ClusterState seen) {
        var verdict = switch (seen.picture()) {
            case Picture.Clear clear ->
                word(seen, clear) + ": " + clear.quorum().words() + ", revision " + clear.revision();
            case Picture.NoQuorum _ -> "without quorum, as far as I see";
            case Picture.Blind _ -> "not to be judged: what I see contradicts itself or is hidden";
        };
        return seen.name() + " is " + verdict + ", observed " + CardText.clock(seen.at());
    }

    private static String word(ClusterState seen, Picture.Clear clear) {
        return isHealthy(seen)
                ? "healthy"
                : clear.quorum().healthy() < clear.quorum().voters() ? "degraded" : "up, but not clean";
    }

    public static String members(ClusterState seen) {
        return seen.picture() instanceof Picture.Clear clear
                ? "members of " + seen.name() + " (cluster " + clear.id() + "), observed " + CardText.clock(seen.at())
                        + "\n"
                        + String.join(
                                "\n",
                                clear.members().stream()
                                        .map(member -> String.format(
                                                Locale.ROOT,
                                                "  %-16s %-7s %-6s %s  name %s",
                                                member.id(),
                                                member.learner() ? "learner" : "voter",
                                                member.id().equals(clear.leader()) ? "leader" : "",
                                                member.peerUrls(),
                                                member.started() ? member.name() : "(never started)"))
                                        .toList())
                : of(seen);
    }

    private static String verdict(Picture.Clear clear, Member member) {
        var role = (member.learner() ? "learner" : "voter") + (member.id().equals(clear.leader()) ? ", leader" : "");
        return switch (clear.health().get(member.id())) {
            case Picture.Healthy(var evidence, var version, var applied) ->
                "healthy  " + member.where() + " (" + member.id() + ", " + role + "), etcd " + version + ", applied "
                        + applied + ", " + evidence.line();
            case Picture.Down(var why) -> "DOWN     " + member.where() + " (" + member.id() + ", " + role + "): " + why;
            case null -> "DOWN     " + member.where() + " (" + member.id() + "): not looked at";
        };
    }

    private static String host(HostView host) {
        return switch (host) {
            case HostView.Unreached unreached ->
                "host     " + unreached.address() + " NOT REACHED: " + unreached.why() + ". " + unreached.instead();
            case HostView.Reached(var address, _, var facts) ->
                "host     " + address + " (" + facts.hostName() + "): " + owner(facts.owner()) + ", "
                        + facts.freeBytes() / (1024 * 1024) + " MiB free, clock "
                        + facts.skew().toMillis() + " ms off";
        };
    }

    private static String owner(HostView.Owner owner) {
        return switch (owner) {
            case HostView.Unit(var unit) ->
                unit.name() + " is " + unit.activeState() + " (" + unit.subState() + ")"
                        + (unit.masked() ? ", MASKED" : "") + (unit.needsReload() ? ", needs a daemon-reload" : "");
            case HostView.Foreign(var name) -> "etcd is run by " + name;
            case HostView.Nobody(var why) -> "no unit owns etcd: " + why;
        };
    }

    /// Drop-ins that a repair leaves behind, ours or another hand's, and the settings they carry.
    public static List<String> leftovers(ClusterState seen) {
        var found = new ArrayList<String>();
        for (var host : seen.hosts()) {
            host.unit().ifPresent(unit -> {
                unit.dropIns().stream()
                        .filter(file -> Repairs.isOne(file.fileName()))
                        .forEach(file -> found.add(host.address() + ": " + file.path()));
                unit.settingsFiles().forEach(file -> found.add(host.address() + ": " + file.path()));
                if (unit.forcesNewCluster()) {
                    found.add(host.address()
                            + ": force-new-cluster is set; its next restart would throw every other member out");
                }
            });
        }
        return found;
    }
}
