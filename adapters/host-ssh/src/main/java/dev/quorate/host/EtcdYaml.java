package dev.quorate.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.quorate.core.cluster.HostView.ConfigFile;
import java.util.Map;
import java.util.TreeMap;

/// A configuration file of etcd, read as etcd does: as YAML, whose keys are the names of the flags.
final class EtcdYaml {
    private static final YAMLMapper YAML = new YAMLMapper();

    private EtcdYaml() {}

    /// Without settings where it is no YAML, or no block of keys.
    static ConfigFile read(String path, String text) {
        var settings = new TreeMap<String, String>();
        try {
            add("", YAML.readTree(text), settings);
        } catch (JsonProcessingException e) {
            settings.clear();
        }
        return new ConfigFile(path, text, settings);
    }

    private static void add(String prefix, JsonNode block, Map<String, String> settings) {
        block.properties().forEach(entry -> {
            var key = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                add(key + ".", entry.getValue(), settings);
            } else {
                settings.put(
                        key,
                        entry.getValue().isValueNode()
                                ? entry.getValue().asText()
                                : entry.getValue().toString());
            }
        });
    }
}
