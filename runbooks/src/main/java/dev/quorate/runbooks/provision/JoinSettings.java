package dev.quorate.runbooks.provision;

import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The settings of a host that joins, with the cluster's own schemes and ports; the files of TLS are for a
/// person to fill in.
record JoinSettings(NewHost host, List<Port> peerPorts, List<Port> clientPorts, String initialCluster) {
    EtcdSection section(Version version) {
        var address = host.address().value();
        var everywhere = address.contains(":") ? "::" : "0.0.0.0";
        var entries = new ArrayList<EtcdSection.Entry>();
        entries.add(EtcdSection.text("name", host.name()));
        entries.add(EtcdSection.text("listen_peer_urls", urls(peerPorts, everywhere)));
        entries.add(EtcdSection.text("listen_client_urls", urls(clientPorts, everywhere)));
        entries.add(EtcdSection.text("initial_advertise_peer_urls", urls(peerPorts, address)));
        entries.add(EtcdSection.text("initial_cluster", initialCluster));
        entries.add(EtcdSection.text("initial_cluster_state", "existing"));
        entries.add(EtcdSection.text("advertise_client_urls", urls(clientPorts, address)));
        if (clientPorts.stream().anyMatch(Port::secure)) {
            entries.addAll(tls(""));
        }
        if (peerPorts.stream().anyMatch(Port::secure)) {
            entries.addAll(tls("peer_"));
        }
        return new EtcdSection(Optional.of(version.toString()), entries);
    }

    private static String urls(List<Port> ports, String host) {
        return ports.stream().map(port -> port.at(host)).map(Url::toString).collect(Collectors.joining(","));
    }

    /// Nobody but a person knows where the files are and whether the others ask for certificates.
    private static List<EtcdSection.Entry> tls(String peer) {
        var place = peer.isEmpty() ? "" : "PEER_";
        return List.of(
                EtcdSection.text(peer + "cert_file", "<" + place + "CERT_FILE>"),
                EtcdSection.text(peer + "key_file", "<" + place + "KEY_FILE>"),
                new EtcdSection.Entry(peer + "client_cert_auth", "<" + place + "CLIENT_CERT_AUTH>", false),
                EtcdSection.text(peer + "trusted_ca_file", "<" + place + "TRUSTED_CA_FILE>"));
    }
}
