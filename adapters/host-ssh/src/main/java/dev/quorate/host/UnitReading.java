package dev.quorate.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    private final JsonNode service;

    private UnitReading(JsonNode unit, JsonNode service) {
        this.unit = unit;
        this.service = service;
    }

    /// Empty for what is no answer of `busctl --json=short call ... GetAll`.
    static Optional<UnitReading> of(String unit, String service) {
        try {
            var reading = new UnitReading(properties(unit), properties(service));
            return reading.unit.isObject() && reading.service.isObject() ? Optional.of(reading) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    boolean isInstalled() {
        return !text(unit, "LoadState").equals("not-found");
    }

    /// `settings`: the contents of the unit's environment files, in the order in which systemd reads them.
    UnitFacts facts(List<DropIn> dropIns, List<String> settings) {
        var computes = !text(unit, "LoadState").equals("masked");
        return new UnitFacts(
                text(unit, "Id"),
                text(unit, "FragmentPath"),
                text(service, "User").isEmpty() ? "root" : text(service, "User"),
                text(unit, "LoadState"),
                text(unit, "ActiveState"),
                text(unit, "SubState"),
                text(service, "Restart"),
                value(service, "NRestarts").asInt(),
                value(unit, "NeedDaemonReload").asBoolean(),
                dropIns,
                computes ? texts(value(unit, "DropInPaths")) : List.of(),
                computes ? environment(settings) : new TreeMap<>(),
                computes ? environmentFiles() : List.of(),
                computes ? arguments() : List.of(),
                value(service, "MainPID").asLong());
    }

    private SortedMap<String, String> environment(List<String> settings) {
        var environment = new TreeMap<String, String>();
        texts(value(service, "Environment")).forEach(assignment -> put(environment, assignment));
        settings.forEach(file -> environment.putAll(SettingsFile.read(file)));
        texts(value(service, "UnsetEnvironment")).forEach(name -> unset(environment, name));
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
        value(service, "EnvironmentFiles")
                .forEach(file -> files.add(file.path(0).asText()));
        return files;
    }

    /// ExecStart is a list of (program, argv, ...); variables in it stand as written.
    private List<String> arguments() {
        var start = value(service, "ExecStart").path(0);
        var arguments = new ArrayList<>(texts(start.path(1)));
        if (!arguments.isEmpty()) {
            arguments.set(0, start.path(0).asText());
        }
        return arguments;
    }

    private static JsonNode properties(String json) throws JsonProcessingException {
        return JSON.readTree(json).path("data").path(0);
    }

    private static JsonNode value(JsonNode properties, String name) {
        return properties.path(name).path("data");
    }

    private static String text(JsonNode properties, String name) {
        return value(properties, name).asText();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
