package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Repairs;
import dev.quorate.core.plan.HostCheck;
import dev.quorate.core.plan.Planned;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The temporary drop-in with which a member starts once, and what systemd must compute from it.
///
/// A setting is changed in the channel where it lives (etcd-operations 1.5): see EnvironmentTemplate and
/// FileTemplate.
///
/// - `companion`: a file of settings that the drop-in names, where variables in it would lose
/// - `computed`: with the drop-in in place
public record Overrides(String path, String content, Optional<Companion> companion, HostCheck.Computed computed) {
    /// Its path, whose file it is, and its bytes.
    public record Companion(String path, String owner, String content) {}

    /// Overrides, or why there can be none.
    public sealed interface Made {
        default Planned asPlan(Function<Overrides, Planned> plan) {
            return switch (this) {
                case Fit(var overrides) -> plan.apply(overrides);
                case Unfit(var no) -> no;
            };
        }
    }

    public record Fit(Overrides overrides) implements Made {}

    public record Unfit(dev.quorate.core.plan.Refusal no) implements Made {}

    /// To join a cluster as a new member.
    public static Made joining(Saying saying, Workplace place, Bootstrap bootstrap, String stamp) {
        var at = place.address();
        var unit = place.unit();
        if (isUnread(unit)) {
            return unfit(saying, at, unit, "reads a configuration file that I could not read");
        }
        return unit.configFile().isPresent()
                ? new FileTemplate(saying, at, unit, place.owner(), stamp).with(bootstrap)
                : new EnvironmentTemplate(saying, at, unit, stamp).with(bootstrap);
    }

    /// To start alone from the data that is there.
    public static Made standingAlone(Saying saying, Workplace place, String stamp) {
        var at = place.address();
        var unit = place.unit();
        if (isUnread(unit)) {
            return unfit(saying, at, unit, "reads a configuration file that I could not read");
        }
        return unit.configFile().isPresent()
                ? new FileTemplate(saying, at, unit, place.owner(), stamp).forced()
                : new EnvironmentTemplate(saying, at, unit, stamp).forced();
    }

    /// Beside a configuration file etcd ignores all that a drop-in could say.
    private static boolean isUnread(HostView.UnitFacts unit) {
        return unit.configFile().isEmpty() && unit.setting("ETCD_CONFIG_FILE").isPresent();
    }

    static String dropIn(HostView.UnitFacts unit, String stamp) {
        return "/run/systemd/system/" + unit.name() + ".d/" + Repairs.PREFIX + stamp + ".conf";
    }

    static String settingsFile(String stamp, String ending) {
        return "/run/quorate/" + Repairs.PREFIX + stamp + ending;
    }

    static String header() {
        return "# Written by Quorate for one start; removed by the same plan.\n[Service]\n";
    }

    /// The paths that systemd will say it has read: by file name, wherever they are.
    static List<String> loadedWith(HostView.UnitFacts unit, String path) {
        var loaded = new ArrayList<>(unit.loadedDropIns());
        loaded.add(path);
        loaded.sort(Comparator.comparing(file -> file.substring(file.lastIndexOf('/') + 1)));
        return List.copyOf(loaded);
    }

    static String execStart(List<String> arguments) {
        return "ExecStart=\nExecStart=" + String.join(" ", arguments) + "\n";
    }

    /// Needs no quoting in ExecStart. A `$` stays: systemd's own variables must survive; a `%` would be a
    /// specifier.
    static boolean isPlain(String argument) {
        return argument.chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._:/=,@+-[]${}".indexOf(c) >= 0));
    }

    static Unfit unfit(Saying saying, Address at, HostView.UnitFacts unit, String why) {
        return new Unfit(saying.no(
                unit.name() + " on " + at + " " + why + ".",
                "I have no safe drop-in for that: do this one by hand, or move its bootstrap settings into "
                        + "Environment= lines of a drop-in."));
    }
}
