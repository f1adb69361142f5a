package dev.quorate.deploy.config;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.port.Inventory;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One cluster: what the core may know of it, and how its adapters get in.
///
/// - `tls`: there if and only if the endpoints are https
/// - `auth`: there where etcd's own authentication is on
/// - `ssh`: for every host without an entry of its own in `hosts`
public record ClusterSettings(
        Inventory inventory, Optional<Tls> tls, Optional<Login> auth, Ssh ssh, Map<Address, Ssh> hosts) {
    public ClusterSettings {
        hosts = Map.copyOf(hosts);
    }

    public Ssh sshTo(Address host) {
        return hosts.getOrDefault(host, ssh);
    }

    /// `client` is our own certificate, where etcd asks for one.
    public record Tls(Path ca, Optional<Identity> client) {}

    public record Identity(Path cert, SecretFile key) {}

    public record Login(String username, SecretFile password) {}

    public record Ssh(String user, SecretFile key, Path knownHosts, int port) {}
}
