package dev.quorate.host;

import dev.quorate.core.cluster.Address;
import java.nio.file.Path;
import java.util.Map;

/// How the hosts of one cluster are reached.
///
/// - `privateKey`: an unencrypted OpenSSH key that nobody else can read; a `-cert.pub` beside it is used
/// - `knownHosts`: the pinned keys of the hosts or of their certificate authority; nothing is ever added to it
/// - `others`: the hosts that differ from `user` and `port`
public record SshSettings(String user, Path privateKey, Path knownHosts, int port, Map<Address, Login> others) {
    public SshSettings {
        others = Map.copyOf(others);
    }

    /// Who logs in, and at which port.
    public record Login(String user, int port) {}

    Login login(Address host) {
        return others.getOrDefault(host, new Login(user, port));
    }
}
