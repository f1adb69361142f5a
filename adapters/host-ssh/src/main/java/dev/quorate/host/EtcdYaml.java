package dev.quorate.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.quorate.core.cluster.HostView.ConfigFile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A configuration file of etcd, read as etcd does: as YAML, whose keys are the names of the flags.
final class EtcdYaml {
    private static final YAMLMapper YAML = new YAMLMapper();
    /// look.sh prints no more of a file, and half a file is none.
    private static final int MOST_BYTES = 65_536;

    private EtcdYaml() {}

    /// Without settings where it is no YAML, no block of keys, or too long. A key without a value sets nothing.
    static ConfigFile read(String path, String text) {
        var settings = new TreeMap<String, String>();
        try {
            if (text.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES) {
                add("", YAML.readTree(text), settings);
            }
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
            } else if (!entry.getValue().isNull()) {
                settings.put(
                        key,
                        entry.getValue().isValueNode()
                                ? entry.getValue().asText()
                                : entry.getValue().toString());
            }
        });
    }
}
