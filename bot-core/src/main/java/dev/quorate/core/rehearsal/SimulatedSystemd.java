package dev.quorate.core.rehearsal;

import dev.quorate.core.plan.Action;
import java.util.Optional;

/// What each action does to a simulated host.
final class SimulatedSystemd {
    private SimulatedSystemd() {}

    static void act(SimulatedHost host, Action.OnHost action) {
        switch (action) {
            case Action.Fence _ -> {
                host.masked = true;
                stop(host);
            }
            case Action.UnmaskAndStart _ -> {
                unmask(host);
                host.wanted = true;
            }
            case Action.SetAside(_, _, var suffix) ->
                host.log.ifPresent(id -> {
                    host.aside.add("member." + suffix);
                    host.keep(suffix, id);
                    host.log = Optional.empty();
                });
            case Action.PutBack(_, _, var suffix) -> {
                if (host.aside.remove("member." + suffix)) {
                    host.log = host.kept(suffix);
                }
            }
            case Action.WriteDropIn(_, _, var path, var content) -> {
                host.files.put(path, content);
                host.needsReload = !host.masked;
            }
            case Action.RemoveDropIn(_, _, var path) -> {
                host.files.remove(path);
                host.needsReload = !host.masked;
            }
            case Action.UnmaskAndReload _ -> unmask(host);
            case Action.Reload _ -> host.reload();
            case Action.Starts _ -> host.wanted = true;
            case Action.WriteSettings(_, var path, _, var content) -> host.settingsFiles.put(path, content);
            case Action.RemoveSettings(_, var path) -> host.settingsFiles.remove(path);
            case Action.Disable _ -> host.enabled = false;
            case Action.Enable _ -> host.enabled = true;
            case Action.CopyData(_, _, var suffix) -> {
                host.aside.add("member." + suffix);
                host.aside.add("member." + suffix + ".sha256");
            }
            case Action.SendSnapshot(_, _, _, _, var name) -> host.aside.add(name);
            case Action.RestoreData restore -> host.restored = Optional.of(restore);
        }
    }

    private static void stop(SimulatedHost host) {
        host.running = false;
        host.wanted = false;
    }

    private static void unmask(SimulatedHost host) {
        host.masked = false;
        host.reload();
    }
}
