package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.HostCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// For units whose settings are variables and flags: bootstrap flags are taken out of ExecStart, bootstrap
/// variables are
/// unset, and the new values go into the environment, for a flag and its variable together would be fatal
/// (since 3.4). Where the unit reads an EnvironmentFile, the values go into another one behind it, for a
/// file beats a variable.
record EnvironmentTemplate(Saying saying, Address at, HostView.UnitFacts unit, String stamp) {
    Overrides.Made with(Bootstrap bootstrap) {
        if (!Address.isValid(bootstrap.name())) {
            return Overrides.unfit(saying, at, unit, "gives the member a name that would have to be quoted");
        }
        var settings = bootstrap.settings();
        var named = unit.memberName().equals(bootstrap.name());
        if (!named) {
            settings.put("ETCD_NAME", bootstrap.name());
        }
        var arguments = arguments(unit.arguments(), !named);
        var unset = Bootstrap.all().stream()
                .filter(key -> unit.environment().containsKey(key) && !settings.containsKey(key))
                .toList();
        return made(settings, unset, arguments);
    }

    Overrides.Made forced() {
        var settings = new TreeMap<String, String>();
        settings.put("ETCD_FORCE_NEW_CLUSTER", "true");
        return made(settings, List.of(), unit.arguments());
    }

    private Overrides.Made made(SortedMap<String, String> settings, List<String> unset, List<String> arguments) {
        if (!arguments.equals(unit.arguments()) && !arguments.stream().allMatch(Overrides::isPlain)) {
            return Overrides.unfit(
                    saying, at, unit, "has bootstrap flags on an ExecStart that would have to be quoted anew");
        }
        var environment = new TreeMap<>(unit.environment());
        unset.forEach(environment::remove);
        environment.putAll(settings);
        var path = Overrides.dropIn(unit, stamp);
        var companion = unit.environmentFiles().isEmpty()
                ? Optional.<Overrides.Companion>empty()
                : Optional.of(new Overrides.Companion(
                        Overrides.settingsFile(stamp, ".env"), "root", lines(settings, "", "")));
        return new Overrides.Fit(new Overrides(
                path,
                content(settings, unset, arguments, companion),
                companion,
                new HostCheck.Computed(
                        at, unit.name(), environment, arguments, Overrides.loadedWith(unit, path), new TreeMap<>())));
    }

    private String content(
            SortedMap<String, String> settings,
            List<String> unset,
            List<String> arguments,
            Optional<Overrides.Companion> companion) {
        var text = new StringBuilder(Overrides.header());
        if (!arguments.equals(unit.arguments())) {
            text.append(Overrides.execStart(arguments));
        }
        unset.forEach(key -> text.append("UnsetEnvironment=").append(key).append('\n'));
        return text.append(companion
                        .map(file -> "EnvironmentFile=" + file.path() + "\n")
                        .orElseGet(() -> lines(escaped(settings), "Environment=\"", "\"")))
                .toString();
    }

    private static String lines(SortedMap<String, String> settings, String before, String behind) {
        var text = new StringBuilder();
        settings.forEach((key, value) -> text.append(before)
                .append(key)
                .append('=')
                .append(value)
                .append(behind)
                .append('\n'));
        return text.toString();
    }

    /// A percent sign begins a specifier in a unit, and in an EnvironmentFile it does not.
    private static SortedMap<String, String> escaped(SortedMap<String, String> settings) {
        var escaped = new TreeMap<String, String>();
        settings.forEach((key, value) -> escaped.put(key, value.replace("%", "%%")));
        return escaped;
    }

    /// Without the bootstrap flags, and without the name where another one goes into the environment.
    private static List<String> arguments(List<String> arguments, boolean renamed) {
        var kept = new ArrayList<String>();
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            var assigned = argument.indexOf('=');
            var flag = assigned < 0 ? argument : argument.substring(0, assigned);
            if (!Bootstrap.isFlag(flag) && !(renamed && (flag.equals("--name") || flag.equals("-name")))) {
                kept.add(argument);
            } else if (assigned < 0 && i + 1 < arguments.size()) {
                i++;
            }
        }
        return kept;
    }
}
