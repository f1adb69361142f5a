package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Genesis;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What each action does to a simulated host. Doing it twice is as good as once.
final class SimulatedSystemd {
    private SimulatedSystemd() {}

    static Outcome act(SimulatedHost host, Action.OnHost action) {
        return switch (action) {
            case Action.Fence _, Action.StopMember _ -> {
                host.masked = true;
                yield stop(host);
            }
            case Action.UnmaskAndStart _ -> {
                var _ = unmask(host);
                yield start(host);
            }
            case Action.SetAside(_, _, var suffix) -> setAside(host, suffix);
            case Action.PutBack(_, _, var suffix) -> putBack(host, suffix);
            case Action.WriteDropIn(_, _, var path, var content) -> {
                host.files.put(path, content);
                yield touched(host);
            }
            case Action.RemoveDropIn(_, _, var path) -> {
                host.files.remove(path);
                yield touched(host);
            }
            case Action.UnmaskAndReload _ -> unmask(host);
            case Action.Reload _ -> {
                host.reload();
                yield done();
            }
            case Action.Starts _ -> start(host);
            case Action.WriteSettings(_, var path, _, var content) -> {
                host.settingsFiles.put(path, content);
                yield done();
            }
            case Action.RemoveSettings(_, var path) -> {
                host.settingsFiles.remove(path);
                yield done();
            }
            case Action.Disable _ -> enable(host, false);
            case Action.Enable _ -> enable(host, true);
            case Action.CopyData(_, _, var suffix) -> copy(host, suffix);
            case Action.BackUpData(_, _, var suffix) -> backUp(host, suffix);
            case Action.SendSnapshot(_, _, _, _, var name) -> {
                host.entries.add(name);
                yield done();
            }
            case Action.RestoreData made -> restore(host, made);
        };
    }

    private static Outcome setAside(SimulatedHost host, String suffix) {
        if (host.running) {
            return refused(host, "a process holds files in " + SimulatedHost.DATA + "; stop it first");
        }
        if (host.log.isPresent() && host.isAside(suffix)) {
            return bothExist(host, suffix);
        }
        host.setAside(suffix);
        return done();
    }

    private static Outcome putBack(SimulatedHost host, String suffix) {
        if (host.log.isPresent()) {
            return host.isAside(suffix) ? bothExist(host, suffix) : done();
        }
        if (!host.isAside(suffix)) {
            return refused(host, SimulatedHost.DATA + " holds no member." + suffix);
        }
        host.putBack(suffix);
        return done();
    }

    private static Outcome bothExist(SimulatedHost host, String suffix) {
        return refused(host, "both member and member." + suffix + " exist in " + SimulatedHost.DATA);
    }

    private static Outcome touched(SimulatedHost host) {
        host.needsReload = !host.masked;
        return done();
    }

    private static Outcome stop(SimulatedHost host) {
        if (host.wanted) {
            host.says("Stopping " + SimulatedHost.UNIT + " - etcd2...");
            host.says("Stopped " + SimulatedHost.UNIT + " - etcd2.");
        }
        host.running = false;
        host.wanted = false;
        return done();
    }

    /// Only asks: the host's systemd starts it when the world settles.
    private static Outcome start(SimulatedHost host) {
        if (host.masked) {
            return refused(host, "Unit " + SimulatedHost.UNIT + " is masked.");
        }
        host.wanted = true;
        return done();
    }

    private static Outcome unmask(SimulatedHost host) {
        host.masked = false;
        host.reload();
        return done();
    }

    private static Outcome enable(SimulatedHost host, boolean enabled) {
        host.enabled = enabled;
        return done();
    }

    private static Outcome backUp(SimulatedHost host, String suffix) {
        if (host.log.isEmpty()) {
            return refused(host, "there is no member to back up");
        }
        host.entries.add("backup." + suffix);
        host.entries.add("backup." + suffix + ".sha256");
        return done();
    }

    private static Outcome copy(SimulatedHost host, String suffix) {
        if (host.log.isEmpty() || host.running) {
            return refused(host, host.running ? "a process holds files there" : "there is no member to copy");
        }
        host.entries.add("member." + suffix);
        host.entries.add("member." + suffix + ".sha256");
        return done();
    }

    /// As etcd computes the ids of founders; the world learns of the new cluster when the first of them starts.
    private static Outcome restore(SimulatedHost host, Action.RestoreData made) {
        if (host.log.isPresent() || !host.entries.contains(made.snapshotName())) {
            return refused(host, "member exists, or the snapshot does not");
        }
        host.log = Genesis.of(made.token(), founders(made.initialCluster()))
                .map(genesis -> genesis.memberIds().get(made.memberName()));
        host.founding = Optional.of(made);
        return done();
    }

    static List<Genesis.Founder> founders(String initialCluster) {
        return Arrays.stream(initialCluster.split(",", -1))
                .map(seat -> seat.split("=", 2))
                .map(seat -> new Genesis.Founder(seat[0], List.of(DiaryWords.url(seat[1]))))
                .toList();
    }

    private static Outcome refused(SimulatedHost host, String why) {
        return new Outcome.Refused(host.address + " refused: " + why);
    }

    private static Outcome done() {
        return new Outcome.Done(List.of());
    }
}
