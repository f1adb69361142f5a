package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Url;
import java.util.ArrayList;
import java.util.List;

/// What a person would type for an action: the exact commands and file contents, for the full plan, for
/// `--json` and for comparing us with bare hands. Quorate itself calls etcd's API and sends fixed scripts;
/// it never runs these lines.
/// `NEW_ID` stands for the id that the added member gets.
public final class Commands {
    private Commands() {}

    /// The whole step: the act, then the look that proves it, with its wait. `via` is a healthy endpoint
    /// that a person would point etcdctl at, `generation` that of the members.
    public static List<String> of(Step step, Url via, Generation generation) {
        var etcdctl = new Etcdctl(via, generation);
        var commands = new ArrayList<>(step.changes() ? of(step.action(), etcdctl) : List.<String>of());
        commands.addAll(proof(step.after(), etcdctl));
        return commands;
    }

    private static List<String> proof(Check check, Etcdctl etcdctl) {
        return switch (check) {
            case Check.Anything _ -> List.of();
            case ClusterCheck.SnapshotSince _ -> List.of();
            case ClusterCheck.StillDown _, ClusterCheck.Leads _, ClusterCheck.LedByAnother _, ClusterCheck.CaughtUp _ ->
                List.of(etcdctl.status());
            case ClusterCheck.Absent _, ClusterCheck.Joined _, ClusterCheck.Listed _, ClusterCheck.NobodyAt _ ->
                List.of(etcdctl.members());
            case ClusterCheck.StandsAlone _, ClusterCheck.PeerUrlIs _ -> List.of(etcdctl.members());
            case ClusterCheck.NoneAnswers _ -> List.of(etcdctl.anybody());
            case HostCheck.Enabled(var host, var unit, _) ->
                List.of("ssh " + host + " systemctl is-enabled " + unit);
            case HostCheck.DataEntry(var host, var directory, _) -> List.of(sudo(host, "ls -A " + directory));
            case HostCheck.Runs(var host, var unit) -> List.of(show(host, unit, "ActiveState,MainPID"));
            case HostCheck.HoldsLog(var host, var directory, _) ->
                List.of(sudo(host, "ls -A " + directory + "/member/wal"));
            case ClusterCheck.AllHealthy _, ClusterCheck.HealthyVoters _ -> List.of(etcdctl.health());
            case HostCheck.Fenced(var host, var unit) -> List.of(show(host, unit, "LoadState,ActiveState,MainPID"));
            case HostCheck.Unmasked(var host, var unit) -> List.of(show(host, unit, "LoadState"));
            case HostCheck.NoData(var host, var directory) -> List.of(sudo(host, "ls -A " + directory));
            case HostCheck.NothingAside(var host, var directory, _) -> List.of(sudo(host, "ls -A " + directory));
            case HostCheck.DropInOnDisk(var host, var path, _) -> List.of("ssh " + host + " sha256sum " + path);
            case HostCheck.DropInGone(var host, var path) -> List.of("ssh " + host + " test ! -e " + path);
            case HostCheck.Computed(var host, var unit, _, _, _, _) -> computed(host, unit);
            case ClusterCheck.Answers(var host, _, _) ->
                List.of("until curl -fsm 2 " + etcdctl.via().scheme() + "://" + host + ":"
                        + etcdctl.via().port() + "/health; do sleep 0.05; done");
            case HostCheck.RestartsFromLog(var host, _, _, var settings) ->
                List.of(
                        sudo(host, "systemctl cat " + settings.unit()),
                        show(host, settings.unit(), "DropInPaths,NeedDaemonReload,Environment,ExecStart"));
        };
    }

    private static List<String> computed(Address host, String unit) {
        return List.of(
                "ssh " + host + " journalctl -q _PID=1 -u " + unit + " -n 20",
                show(host, unit, "DropInPaths,NeedDaemonReload,Environment,ExecStart"));
    }

    private static String show(Address host, String unit, String properties) {
        return "ssh " + host + " systemctl show " + unit + " -p " + properties;
    }

    private static List<String> of(Action action, Etcdctl etcdctl) {
        return switch (action) {
            case Action.Look _ -> List.of(etcdctl.status());
            case Action.SaveSnapshot(var from, var file) ->
                List.of(new Etcdctl(from, etcdctl.generation()).says("snapshot save " + file));
            case Action.MoveLeader(_, var to) -> List.of(etcdctl.says("move-leader " + to));
            case Action.RemoveMember(var id) -> List.of(etcdctl.says("member remove " + id));
            case Action.AddLearner(var url) -> List.of(etcdctl.says("member add --learner NEW --peer-urls=" + url));
            case Action.AddVoter(var url) -> List.of(etcdctl.adds("NEW", url));
            case Action.UpdatePeerUrl(var id, var url) -> List.of(etcdctl.updates(id, url));
            case Action.Promote _ -> List.of(etcdctl.says("member promote NEW_ID"));
            case Action.RemoveAdded _ -> List.of(etcdctl.says("member remove NEW_ID"));
            case Action.OnHost onHost -> onHost(onHost);
        };
    }

    private static List<String> onHost(Action.OnHost action) {
        var at = action.host();
        return switch (action) {
            case Action.Fence(_, var unit) -> List.of(mask(at, unit));
            case Action.StopMember(_, var unit, _) -> List.of(mask(at, unit));
            case Action.UnmaskAndStart(_, var unit) ->
                List.of(sudo(at, "systemctl unmask --runtime " + unit), sudo(at, "systemctl start --no-block " + unit));
            case Action.SetAside(_, var directory, var suffix) ->
                List.of(
                        sudo(at, "mv -T " + directory + "/member " + directory + "/member." + suffix),
                        sudo(at, "mv -T " + directory + "/proxy " + directory + "/proxy." + suffix));
            case Action.PutBack(_, var directory, var suffix) ->
                List.of(
                        sudo(at, "mv -T " + directory + "/member." + suffix + " " + directory + "/member"),
                        sudo(at, "mv -T " + directory + "/proxy." + suffix + " " + directory + "/proxy"));
            case Action.WriteDropIn(_, _, var path, var content) ->
                List.of(sudo(at, "install -D -m 0644 /dev/stdin " + path) + " <<'END'\n" + content + "END");
            case Action.RemoveDropIn(_, _, var path) -> List.of(sudo(at, "rm -f " + path));
            case Action.UnmaskAndReload(_, var unit) ->
                List.of(
                        sudo(at, "systemctl --no-reload unmask --runtime " + unit),
                        sudo(at, "systemctl daemon-reload"),
                        sudo(at, "systemd-analyze verify --man=no " + unit));
            case Action.Reload _ -> List.of(sudo(at, "systemctl daemon-reload"));
            case Action.Starts start -> List.of(sudo(at, "systemctl start --no-block " + start.unit()));
            case Action.WriteSettings(_, var path, var owner, var content) ->
                List.of(sudo(at, "install -D -m 0600 -o " + owner + " /dev/stdin " + path) + " <<'END'\n" + content
                        + "END");
            case Action.RemoveSettings(_, var path) -> List.of(sudo(at, "rm -f " + path));
            case Action.Disable(_, var unit) -> List.of(sudo(at, "systemctl disable " + unit));
            case Action.Enable(_, var unit) -> List.of(sudo(at, "systemctl enable " + unit));
            case Action.CopyData(_, var directory, var suffix) ->
                List.of(
                        sudo(at, "cp -aT " + directory + "/member " + directory + "/member." + suffix),
                        sudo(at, "find " + directory + "/member." + suffix + " -type f -exec sha256sum {} +"));
            case Action.BackUpData(_, var directory, var suffix) ->
                List.of(
                        sudo(
                                at,
                                "etcdctl backup --data-dir " + directory + " --backup-dir " + directory + "/backup."
                                        + suffix),
                        sudo(at, "find " + directory + "/backup." + suffix + " -type f -exec sha256sum {} +"));
            case Action.SendSnapshot(_, var file, _, var directory, var name) ->
                List.of("ssh " + at + " sudo install -m 0600 /dev/stdin " + directory + "/" + name + " < " + file);
            case Action.RestoreData made -> restore(made);
        };
    }

    private static List<String> restore(Action.RestoreData made) {
        var at = made.host();
        var fresh = made.dataDirectory() + "/restored";
        return List.of(
                sudo(
                        at,
                        "env ETCDCTL_API=3 " + made.program() + " snapshot restore " + made.dataDirectory() + "/"
                                + made.snapshotName() + " --name " + made.memberName() + " --initial-cluster "
                                + made.initialCluster() + " --initial-cluster-token " + made.token()
                                + " --initial-advertise-peer-urls " + made.peerUrl() + " --data-dir " + fresh
                                + (made.bump() > 0 ? " --bump-revision " + made.bump() + " --mark-compacted" : "")),
                sudo(at, "chown -R " + made.owner() + " " + fresh),
                sudo(at, "mv -T " + fresh + "/member " + made.dataDirectory() + "/member"));
    }

    private static String mask(Address at, String unit) {
        return sudo(at, "systemctl mask --runtime --now " + unit);
    }

    private static String sudo(Address at, String command) {
        return "ssh " + at + " sudo " + command;
    }
}
