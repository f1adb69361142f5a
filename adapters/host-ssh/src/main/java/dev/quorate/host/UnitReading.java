package dev.quorate.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quorate.core.cluster.HostView.ConfigFile;
import dev.quorate.core.cluster.HostView.DropIn;
import dev.quorate.core.cluster.HostView.UnitFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// systemd's own answer about a unit, from the bus as JSON: each value is exact, nothing is taken out of prose.
final class UnitReading {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode unit;

    private UnitReading(JsonNode unit) {
        this.unit = unit;
    }

    /// Empty for what is no answer of `busctl --json=short call ... GetAll`.
    static Optional<UnitReading> of(String json) {
        try {
            var properties = JSON.readTree(json).path("data").path(0);
            return properties.isObject() ? Optional.of(new UnitReading(properties)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    boolean isInstalled() {
        return !text("LoadState").equals("not-found");
    }

    /// The path of the configuration file that a start would read, by flag or variable.
    Optional<String> configFile(List<String> settings) {
        return facts(List.of(), settings, Optional.empty(), List.of()).setting("ETCD_CONFIG_FILE");
    }

    /// `settings`: the contents of the unit's environment files, in the order in which systemd reads them.
    UnitFacts facts(
            List<DropIn> dropIns, List<String> settings, Optional<ConfigFile> config, List<DropIn> settingsOfOurs) {
        var computes = !text("LoadState").equals("masked");
        return new UnitFacts(
                text("Id"),
                text("FragmentPath"),
                text("User"),
                text("LoadState"),
                text("ActiveState"),
                text("SubState"),
                text("Restart"),
                value("NRestarts").asInt(),
                value("NeedDaemonReload").asBoolean(),
                dropIns,
                computes ? texts(value("DropInPaths")) : List.of(),
                computes ? environment(settings) : new TreeMap<>(),
                computes ? environmentFiles() : List.of(),
                computes ? arguments() : List.of(),
                value("MainPID").asLong(),
                text("UnitFileState"),
                computes ? config : Optional.empty(),
                settingsOfOurs);
    }

    private SortedMap<String, String> environment(List<String> settings) {
        var environment = new TreeMap<String, String>();
        texts(value("Environment")).forEach(assignment -> put(environment, assignment));
        settings.forEach(file -> environment.putAll(SettingsFile.read(file)));
        texts(value("UnsetEnvironment")).forEach(name -> unset(environment, name));
        return environment;
    }

    private static void put(Map<String, String> environment, String assignment) {
        var sign = assignment.indexOf('=');
        if (sign > 0) {
            environment.put(assignment.substring(0, sign), assignment.substring(sign + 1));
        }
    }

    /// `NAME` unsets whatever it is, `NAME=value` only this value.
    private static void unset(Map<String, String> environment, String name) {
        var sign = name.indexOf('=');
        if (sign < 0) {
            environment.remove(name);
        } else {
            environment.remove(name.substring(0, sign), name.substring(sign + 1));
        }
    }

    private List<String> environmentFiles() {
        var files = new ArrayList<String>();
        value("EnvironmentFiles").forEach(file -> files.add(file.path(0).asText()));
        return files;
    }

    /// ExecStart is a list of (program, argv, ...); variables in it stand as written.
    private List<String> arguments() {
        var start = value("ExecStart").path(0);
        var arguments = new ArrayList<>(texts(start.path(1)));
        if (!arguments.isEmpty()) {
            arguments.set(0, start.path(0).asText());
        }
        return arguments;
    }

    private JsonNode value(String name) {
        return unit.path(name).path("data");
    }

    private String text(String name) {
        return value(name).asText();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
