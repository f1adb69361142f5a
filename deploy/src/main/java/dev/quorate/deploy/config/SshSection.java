package dev.quorate.deploy.config;

import dev.quorate.deploy.config.ClusterSettings.Ssh;
import java.util.List;
import java.util.regex.Pattern;

/// Reads `ssh` of a cluster and what a host changes of it.
final class SshSection {
    private static final List<String> KEYS = List.of("user", "key", "known-hosts", "port");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]{0,31}");
    private static final int STANDARD_PORT = 22;

    private SshSection() {}

    static Ssh read(Spot spot) {
        var section = spot.section(KEYS);
        return new Ssh(
                user(section.need("user", "core")),
                SecretFile.at(section.need("key", "id_ed25519"), "id_ed25519"),
                SecretFile.plain(section.need("known-hosts", "known_hosts"), "known_hosts"),
                section.find("port").map(SshSection::port).orElse(STANDARD_PORT));
    }

    /// A host differs in its login only: the key and the pinned host keys are the cluster's.
    static Ssh changed(Ssh standard, Spot spot) {
        var section = spot.section(List.of("user", "port"));
        return new Ssh(
                section.find("user").map(SshSection::user).orElse(standard.user()),
                standard.key(),
                standard.knownHosts(),
                section.find("port").map(SshSection::port).orElse(standard.port()));
    }

    private static String user(Spot spot) {
        var user = spot.text("a login name such as core");
        if (!USER.matcher(user).matches()) {
            throw spot.wrong("not a login name; write one such as core");
        }
        return user;
    }

    private static int port(Spot spot) {
        return spot.number(1, 65535);
    }
}
