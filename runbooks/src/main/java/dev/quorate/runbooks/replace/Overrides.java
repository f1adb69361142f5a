package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The temporary drop-in with which an emptied member joins, and what systemd must compute from it.
///
/// A setting is changed in the channel where it lives (etcd-operations 1.5): bootstrap flags are taken out of
/// ExecStart,
/// bootstrap variables are unset, and the new values go into the environment; a flag and its variable together would be
/// fatal. The member's own name stays what the next start without the drop-in will use anyway, so that it never flips.
///
/// - `environment`, `arguments`, `loadedDropIns`: as computed with the drop-in in place
record Overrides(
        String path,
        String content,
        SortedMap<String, String> environment,
        List<String> arguments,
        List<String> loadedDropIns) {
    static final String PREFIX = "zz-quorate-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> BOOTSTRAP = List.of(
            "ETCD_DISCOVERY",
            "ETCD_DISCOVERY_SRV",
            "ETCD_DISCOVERY_SRV_NAME",
            "ETCD_DISCOVERY_PROXY",
            "ETCD_DISCOVERY_FALLBACK",
            "ETCD_INITIAL_CLUSTER",
            "ETCD_INITIAL_CLUSTER_STATE");

    /// Overrides, or why there can be none.
    sealed interface Made {
        default Planned asPlan(Function<Overrides, Planned> plan) {
            return switch (this) {
                case Fit(var overrides) -> plan.apply(overrides);
                case Unfit(var refusal) -> refusal;
            };
        }
    }

    record Fit(Overrides overrides) implements Made {}

    record Unfit(Refusal refusal) implements Made {}

    static Made of(Picture.Clear picture, Member failed, HostView.UnitFacts unit, ClusterState seen) {
        if (unit.setting("ETCD_CONFIG_FILE").isPresent()) {
            return unfit(failed, unit, "reads a configuration file, which makes etcd ignore variables and flags");
        }
        var name = unit.setting("ETCD_NAME").orElse("default");
        if (!Address.isValid(name)) {
            return unfit(failed, unit, "gives the member a name that would have to be quoted");
        }
        var bootstrapVariables = BOOTSTRAP.stream()
                .filter(key -> unit.environment().containsKey(key))
                .toList();
        if (!unit.environmentFiles().isEmpty()
                && bootstrapVariables.stream().anyMatch(key -> key.startsWith("ETCD_INITIAL_CLUSTER"))) {
            return unfit(failed, unit, "sets ETCD_INITIAL_CLUSTER in an EnvironmentFile, which beats a drop-in");
        }
        var arguments = withoutBootstrapFlags(unit.arguments());
        if (!arguments.equals(unit.arguments()) && !arguments.stream().allMatch(Overrides::isPlain)) {
            return unfit(failed, unit, "has bootstrap flags on an ExecStart that would have to be quoted anew");
        }
        return new Fit(fit(picture, failed, unit, name, arguments, STAMP.format(seen.at())));
    }

    private static Overrides fit(
            Picture.Clear picture,
            Member failed,
            HostView.UnitFacts unit,
            String name,
            List<String> arguments,
            String stamp) {
        var settings = new TreeMap<String, String>();
        settings.put("ETCD_INITIAL_CLUSTER", initialCluster(picture, failed, name));
        settings.put("ETCD_INITIAL_CLUSTER_STATE", "existing");
        var unset = BOOTSTRAP.stream()
                .filter(key -> unit.environment().containsKey(key) && !settings.containsKey(key))
                .toList();
        var environment = new TreeMap<>(unit.environment());
        unset.forEach(environment::remove);
        environment.putAll(settings);
        var path = "/run/systemd/system/" + unit.name() + ".d/" + PREFIX + stamp + ".conf";
        var loaded = new ArrayList<>(unit.loadedDropIns());
        loaded.add(path);
        loaded.sort(Comparator.comparing(file -> file.substring(file.lastIndexOf('/') + 1)));
        return new Overrides(
                path, content(unit, arguments, unset, settings), environment, arguments, List.copyOf(loaded));
    }

    /// Joining compares peer URLs only and wants unique names, so everybody else is called by id.
    private static String initialCluster(Picture.Clear picture, Member failed, String name) {
        var others = picture.members().stream()
                .filter(member -> !member.id().equals(failed.id()))
                .flatMap(member -> member.peerUrls().stream().map(url -> member.id() + "=" + url));
        var own = failed.peerUrls().stream().map(url -> name + "=" + url);
        return java.util.stream.Stream.concat(others, own).collect(Collectors.joining(","));
    }

    private static String content(
            HostView.UnitFacts unit, List<String> arguments, List<String> unset, SortedMap<String, String> settings) {
        var text = new StringBuilder("# Written by Quorate for one start; removed by the same plan.\n[Service]\n");
        if (!arguments.equals(unit.arguments())) {
            text.append("ExecStart=\nExecStart=")
                    .append(String.join(" ", arguments))
                    .append('\n');
        }
        unset.forEach(key -> text.append("UnsetEnvironment=").append(key).append('\n'));
        settings.forEach((key, value) -> text.append("Environment=\"")
                .append(key)
                .append('=')
                .append(value.replace("%", "%%"))
                .append("\"\n"));
        return text.toString();
    }

    private static List<String> withoutBootstrapFlags(List<String> arguments) {
        var kept = new ArrayList<String>();
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            var flag = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            if (!isBootstrapFlag(flag)) {
                kept.add(argument);
            } else if (!argument.contains("=") && i + 1 < arguments.size()) {
                i++;
            }
        }
        return kept;
    }

    private static boolean isBootstrapFlag(String flag) {
        return BOOTSTRAP.stream()
                .map(key ->
                        key.substring("ETCD_".length()).toLowerCase(Locale.ROOT).replace('_', '-'))
                .anyMatch(key -> flag.equals("--" + key) || flag.equals("-" + key));
    }

    /// Needs no quoting in ExecStart. A `$` stays: systemd's own variables must survive; a `%` would be a specifier.
    private static boolean isPlain(String argument) {
        return argument.chars()
                .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._:/=,@+-[]${}".indexOf(c) >= 0));
    }

    static Version oldestVersion(Picture.Clear picture) {
        return picture.health().values().stream()
                .filter(Picture.Healthy.class::isInstance)
                .map(health -> ((Picture.Healthy) health).version())
                .min(Version::compareTo)
                .orElseThrow();
    }

    static String stamp(ClusterState seen) {
        return STAMP.format(seen.at());
    }

    private static Unfit unfit(Member failed, HostView.UnitFacts unit, String why) {
        return new Unfit(Refusals.of(
                failed,
                unit.name() + " " + why + ".",
                "I have no safe drop-in for that yet: replace this one by hand, or move its bootstrap settings into "
                        + "Environment= lines of a drop-in."));
    }
}
