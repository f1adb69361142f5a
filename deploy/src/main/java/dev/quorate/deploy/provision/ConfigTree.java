package dev.quorate.deploy.provision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.deploy.check.Finding;
import dev.quorate.runbooks.provision.EtcdSection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The units of etcd in a Container Linux Config, an Ignition or a Butane configuration: what stands under
/// `systemd`, and the drop-in that `etcd:` compiles to. Files under `storage` are not looked into.
record ConfigTree(String label, JsonNode root) {
    /// Of the transpiler's section for etcd 3.1, without those of etcd 2 (its `config/types/etcd.go`).
    private static final Set<String> KEYS = Set.of(
            "version",
            "name",
            "data_dir",
            "wal_dir",
            "snapshot_count",
            "heartbeat_interval",
            "election_timeout",
            "listen_peer_urls",
            "listen_client_urls",
            "max_snapshots",
            "max_wals",
            "cors",
            "initial_advertise_peer_urls",
            "initial_cluster",
            "initial_cluster_state",
            "initial_cluster_token",
            "advertise_client_urls",
            "discovery",
            "discovery_srv",
            "discovery_fallback",
            "discovery_proxy",
            "strict_reconfig_check",
            "auto_compaction_retention",
            "proxy",
            "proxy_failure_wait",
            "proxy_refresh_interval",
            "proxy_dial_timeout",
            "proxy_write_timeout",
            "proxy_read_timeout",
            "ca_file",
            "cert_file",
            "key_file",
            "client_cert_auth",
            "trusted_ca_file",
            "auto_tls",
            "peer_ca_file",
            "peer_cert_file",
            "peer_key_file",
            "peer_client_cert_auth",
            "peer_trusted_ca_file",
            "peer_auto_tls",
            "debug",
            "log_package_levels",
            "force_new_cluster",
            "metrics",
            "log_output");

    Read read() {
        var parts = new LinkedHashMap<String, List<Part>>();
        var findings = new ArrayList<Finding>();
        section().ifPresent(section -> {
            add(
                    parts,
                    EtcdSection.UNIT,
                    part(
                            EtcdSection.UNIT,
                            section.dropIn().name(),
                            section.dropIn().contents()));
            findings.addAll(unknownKeys());
        });
        for (var unit : root.path("systemd").path("units")) {
            var name = unit.path("name").asText();
            if (name.startsWith("etcd")) {
                parts(unit).forEach(part -> add(parts, name, part));
            }
        }
        var units = parts.entrySet().stream()
                .map(entry -> new HostUnit(label + ", " + entry.getKey(), entry.getKey(), entry.getValue()))
                .toList();
        return new Read(units, findings);
    }

    private static void add(Map<String, List<Part>> parts, String unit, Part part) {
        parts.computeIfAbsent(unit, _ -> new ArrayList<>()).add(part);
    }

    private List<Part> parts(JsonNode unit) {
        var name = unit.path("name").asText();
        var parts = new ArrayList<Part>();
        if (!unit.path("contents").asText("").isEmpty()) {
            parts.add(part(name, name, unit.path("contents").asText()));
        }
        for (var dropIn : unit.path("dropins")) {
            parts.add(part(
                    name, dropIn.path("name").asText(), dropIn.path("contents").asText()));
        }
        return parts;
    }

    private Part part(String unit, String name, String contents) {
        return new Part(label + ", " + unit + " " + name, name, Part.Place.ETC, UnitText.read(contents));
    }

    private Optional<EtcdSection> section() {
        var etcd = root.path("etcd");
        if (!etcd.isObject()) {
            return Optional.empty();
        }
        var entries = new ArrayList<EtcdSection.Entry>();
        etcd.properties().forEach(entry -> {
            if (!entry.getKey().equals("version")) {
                entries.add(new EtcdSection.Entry(
                        entry.getKey(),
                        entry.getValue().asText(),
                        entry.getValue().isTextual()));
            }
        });
        return Optional.of(
                new EtcdSection(Optional.of(etcd.path("version").asText()).filter(text -> !text.isEmpty()), entries));
    }

    private List<Finding> unknownKeys() {
        var findings = new ArrayList<Finding>();
        root.path("etcd").fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                findings.add(Finding.warn(
                        label + ": etcd." + key + ": the transpiler knows no such key and leaves it out",
                        "correct it, or set the variable in a drop-in under systemd.units"));
            }
        });
        return findings;
    }
}
