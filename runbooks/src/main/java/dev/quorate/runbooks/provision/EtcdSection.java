package dev.quorate.runbooks.provision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The `etcd:` section of a Container Linux Config, and the drop-in that the config transpiler (`ct`) makes
/// of it: one flag for each key, texts quoted, and the version as ETCD_IMAGE_TAG
/// (coreos/container-linux-config-transpiler, `config/types/etcd.go` and `common.go`).
///
/// - `version`: of etcd, such as `3.4.23`; without it the host's unit decides
/// - `entries`: in the order in which their flags stand
public record EtcdSection(Optional<String> version, List<Entry> entries) {
    public static final String UNIT = "etcd-member.service";
    public static final String DROP_IN = "20-clct-etcd-member.conf";

    private static final String WRAPPER = "/usr/lib/coreos/etcd-wrapper $ETCD_OPTS";

    public EtcdSection {
        entries = List.copyOf(entries);
    }

    /// `value` stands in quotes in the drop-in where it is a text, and bare where it is a yes or no or a
    /// number.
    public record Entry(String key, String value, boolean text) {
        private String yaml() {
            return key + ": " + (text ? quoted(value) : value);
        }

        private String flag() {
            return "--" + key.replace('_', '-') + "=" + (text ? quoted(value) : value);
        }
    }

    static Entry text(String key, String value) {
        return new Entry(key, value, true);
    }

    String yaml() {
        return version.map(number -> "  version: " + number + "\n").orElse("")
                + entries.stream().map(entry -> "  " + entry.yaml() + "\n").collect(Collectors.joining());
    }

    /// Ends without a line break, as that of ct does.
    public DropIn dropIn() {
        var tag = version.map(number -> "Environment=\"ETCD_IMAGE_TAG=v" + number + "\"\n")
                .orElse("");
        var flags = entries.stream().map(entry -> " \\\n  " + entry.flag()).collect(Collectors.joining());
        return new DropIn(DROP_IN, "[Service]\n" + tag + "ExecStart=\nExecStart=" + WRAPPER + flags);
    }

    /// The escapes that YAML, systemd and ct agree on.
    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
