package dev.quorate.core.plan;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Url;
import java.util.List;

/// What a person would type for an action: the exact commands and file contents, for the full plan, for `--json` and
/// for comparing us with bare hands. Quorate itself calls etcd's API and sends fixed scripts; it never runs these
/// lines.
/// `NEW_ID` stands for the id that the added member gets.
public final class Commands {
    private Commands() {}

    /// `via` is a healthy endpoint that a person would point etcdctl at.
    public static List<String> of(Action action, Url via) {
        var etcdctl = "etcdctl --endpoints=" + via + " ";
        return switch (action) {
            case Action.Look _ -> List.of(etcdctl + "endpoint status --cluster");
            case Action.SaveSnapshot(var from, var file) ->
                List.of("etcdctl --endpoints=" + from + " snapshot save " + file);
            case Action.MoveLeader(_, var to) -> List.of(etcdctl + "move-leader " + to);
            case Action.RemoveMember(var id) -> List.of(etcdctl + "member remove " + id);
            case Action.AddLearner(var url) -> List.of(etcdctl + "member add --learner NEW --peer-urls=" + url);
            case Action.AddVoter(var url) -> List.of(etcdctl + "member add NEW --peer-urls=" + url);
            case Action.Promote _ -> List.of(etcdctl + "member promote NEW_ID");
            case Action.RemoveAdded _ -> List.of(etcdctl + "member remove NEW_ID");
            case Action.OnHost onHost -> onHost(onHost);
        };
    }

    private static List<String> onHost(Action.OnHost action) {
        var at = action.host();
        return switch (action) {
            case Action.Fence(_, var unit) -> List.of(sudo(at, "systemctl mask --runtime --now " + unit));
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
                List.of(sudo(at, "systemctl unmask --runtime " + unit), sudo(at, "systemctl daemon-reload"));
            case Action.Reload _ -> List.of(sudo(at, "systemctl daemon-reload"));
            case Action.Start(_, var unit, _) -> List.of(sudo(at, "systemctl start --no-block " + unit));
        };
    }

    private static String sudo(Address at, String command) {
        return "ssh " + at + " sudo " + command;
    }
}
