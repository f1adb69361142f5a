package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.HostCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// For units with a configuration file, beside which etcd ignores every variable and flag: a copy of the
/// file for one start, without its bootstrap keys and with the new ones, and a drop-in that points there.
record FileTemplate(Saying saying, Address at, HostView.UnitFacts unit, String owner, String stamp) {
    private static final String FLAG = "--config-file";

    Overrides.Made with(Bootstrap bootstrap) {
        var added = new TreeMap<String, String>();
        bootstrap.settings().forEach((variable, value) -> added.put(Bootstrap.key(variable), value));
        if (!unit.memberName().equals(bootstrap.name())) {
            added.put("name", bootstrap.name());
        }
        var dropped = Bootstrap.all().stream().map(Bootstrap::key).collect(Collectors.toSet());
        return made(added, dropped);
    }

    Overrides.Made forced() {
        var added = new TreeMap<String, String>();
        added.put("force-new-cluster", "true");
        return made(added, Set.of());
    }

    private Overrides.Made made(SortedMap<String, String> added, Set<String> dropped) {
        var file = unit.configFile().orElseThrow();
        if (file.settings().isEmpty()) {
            return Overrides.unfit(
                    saying, at, unit, "reads " + file.path() + ", which is no list of keys that I can read");
        }
        if (!unit.arguments().stream().allMatch(Overrides::isPlain) || !named(file)) {
            return Overrides.unfit(saying, at, unit, "names its configuration file in a way that I cannot rewrite");
        }
        var gone = new HashSet<>(dropped);
        gone.addAll(added.keySet());
        var kept = without(file.text(), gone);
        if (kept.isEmpty()) {
            return Overrides.unfit(
                    saying, at, unit, "reads " + file.path() + ", whose keys do not begin lines of their own");
        }
        var settings = new TreeMap<>(file.settings());
        settings.keySet().removeAll(gone);
        settings.putAll(added);
        return fit(
                new Overrides.Companion(Overrides.settingsFile(stamp, ".yaml"), owner, kept.get() + lines(added)),
                settings,
                file);
    }

    /// A variable of ours would lose against the same one in an EnvironmentFile.
    private boolean named(HostView.ConfigFile file) {
        return unit.arguments().contains(FLAG + "=" + file.path())
                || unit.arguments().contains(FLAG)
                || (unit.environment().containsKey("ETCD_CONFIG_FILE")
                        && unit.environmentFiles().isEmpty());
    }

    private Overrides.Made fit(Overrides.Companion copy, SortedMap<String, String> settings, HostView.ConfigFile file) {
        var arguments = new ArrayList<>(unit.arguments());
        arguments.replaceAll(argument -> argument.equals(FLAG + "=" + file.path())
                ? FLAG + "=" + copy.path()
                : argument.equals(file.path()) ? copy.path() : argument);
        var environment = new TreeMap<>(unit.environment());
        var text = new StringBuilder(Overrides.header());
        if (arguments.equals(unit.arguments())) {
            environment.put("ETCD_CONFIG_FILE", copy.path());
            text.append("Environment=\"ETCD_CONFIG_FILE=").append(copy.path()).append("\"\n");
        } else {
            text.append(Overrides.execStart(arguments));
        }
        var path = Overrides.dropIn(unit, stamp);
        var computed = new HostCheck.Computed(
                at, unit.name(), environment, arguments, Overrides.loadedWith(unit, path), settings);
        return new Overrides.Fit(new Overrides(path, text.toString(), Optional.of(copy), computed));
    }

    /// Values are names, addresses and words of etcd: in double quotes nothing in them means anything to YAML.
    private static String lines(SortedMap<String, String> added) {
        var text = new StringBuilder();
        added.forEach((key, value) -> text.append(key)
                .append(": ")
                .append(value.equals("true") ? value : "\"" + value + "\"")
                .append('\n'));
        return text.toString();
    }

    /// The text without the blocks of these keys: from the line that the key begins to the next that begins
    /// with something else. Empty where a key that is there begins no line; what comes of it is compared in
    /// the end.
    private static Optional<String> without(String text, Set<String> keys) {
        var kept = new ArrayList<String>();
        var dropping = false;
        for (var line : List.of(text.split("\n", -1))) {
            var begins = !line.isEmpty() && !Character.isWhitespace(line.charAt(0));
            dropping = begins ? keys.contains(key(line)) : dropping;
            if (line.startsWith("{") || line.startsWith("---") || line.startsWith("...")) {
                return Optional.empty();
            }
            if (!dropping) {
                kept.add(line);
            }
        }
        var whole = String.join("\n", kept);
        return Optional.of(whole.isEmpty() || whole.endsWith("\n") ? whole : whole + "\n");
    }

    private static String key(String line) {
        var colon = line.indexOf(':');
        return colon < 0
                ? line
                : line.substring(0, colon).replace("\"", "").replace("'", "").strip();
    }
}
