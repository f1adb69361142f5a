package dev.quorate.deploy.provision;

import dev.quorate.core.cluster.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What etcd is told, in its two channels: flags on ExecStart and ETCD_ variables. A setting has one name
/// here, that of its flag: `initial-cluster`.
///
/// - `program`: what ExecStart runs, if the files say
record Settings(Optional<String> program, Flags flags, SortedMap<String, String> variables) {
    private static final Pattern OPEN = Pattern.compile("<[^<>]+>|\\$\\{?[A-Za-z_]");

    static Settings of(Computed computed) {
        var start = computed.starts().isEmpty()
                ? List.<String>of()
                : computed.starts().getLast();
        var variables = new TreeMap<String, String>();
        computed.environment().forEach((name, value) -> {
            if (name.startsWith("ETCD_")) {
                variables.put(name, value);
            }
        });
        return new Settings(start.stream().findFirst(), Flags.of(start), variables);
    }

    static String variable(String setting) {
        return "ETCD_" + setting.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /// Set to something; for etcd an empty value is none.
    Optional<String> value(String setting) {
        return Optional.ofNullable(flags.values().get(setting))
                .or(() -> Optional.ofNullable(variables.get(variable(setting))))
                .filter(value -> !value.isEmpty());
    }

    /// How it is written in the files.
    String written(String setting) {
        return flags.values().containsKey(setting) ? "--" + setting : variable(setting);
    }

    boolean has(String setting) {
        return value(setting).isPresent();
    }

    /// The parts of a list, without those that only the host or a person can fill in.
    List<String> items(String setting) {
        return value(setting).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(item -> !isOpen(item))
                .toList();
    }

    /// Whether it holds a placeholder, a variable or a specifier, so that it cannot be judged.
    static boolean isOpen(String value) {
        return OPEN.matcher(value).find();
    }

    /// The name and all of a list are there and final.
    boolean isKnown(String setting) {
        return value(setting).filter(value -> !isOpen(value)).isPresent();
    }

    Optional<Version> version() {
        return Optional.ofNullable(variables.get("ETCD_IMAGE_TAG"))
                .flatMap(tag -> Version.parse(tag.replaceFirst("^v", "")));
    }

    /// Container Linux's wrapper, whose unit sets ETCD_NAME=%m.
    boolean isWrapped() {
        return program.filter(word -> word.endsWith("/etcd-wrapper")).isPresent();
    }
}
