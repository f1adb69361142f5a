package dev.quorate.deploy;

import dev.quorate.core.port.Clock;
import dev.quorate.deploy.config.ClusterSettings;
import dev.quorate.deploy.config.ClusterSettings.Login;
import dev.quorate.deploy.config.ClusterSettings.Ssh;
import dev.quorate.deploy.config.ClusterSettings.Tls;
import dev.quorate.deploy.config.SecretFile;
import dev.quorate.etcd.EtcdAccess;
import dev.quorate.etcd.EtcdByGeneration;
import dev.quorate.host.SshHosts;
import dev.quorate.host.SshSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the ways into one cluster from what the configuration says of it. Opens nothing yet. `folder` is the
/// bot's own, where snapshots are saved.
record Wiring(Path folder, Clock clock) {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

    EtcdByGeneration etcd(ClusterSettings cluster) {
        var access = new EtcdAccess(
                cluster.tls().map(Wiring::tls),
                cluster.auth().map(Wiring::login),
                folder.resolve("snapshots").resolve(cluster.inventory().name().value()));
        return new EtcdByGeneration(access, clock);
    }

    SshHosts hosts(ClusterSettings cluster) {
        var ssh = cluster.ssh();
        var others = cluster.hosts().entrySet().stream()
                .collect(Collectors.toMap(java.util.Map.Entry::getKey, entry -> login(entry.getValue())));
        return new SshHosts(new SshSettings(ssh.user(), ssh.key().path(), ssh.knownHosts(), ssh.port(), others), clock);
    }

    private static SshSettings.Login login(Ssh ssh) {
        return new SshSettings.Login(ssh.user(), ssh.port());
    }

    private static EtcdAccess.Tls tls(Tls tls) {
        return new EtcdAccess.Tls(
                tls.ca(),
                tls.client()
                        .map(identity -> new EtcdAccess.ClientCertificate(
                                identity.cert(), identity.key().path())));
    }

    private static EtcdAccess.Login login(Login login) {
        return new EtcdAccess.Login(login.username(), () -> secret(login.password()));
    }

    /// Read at each use. A file that went away is an empty password, which etcd denies; the log has the reason.
    private static String secret(SecretFile file) {
        try {
            return file.read();
        } catch (IOException e) {
            LOG.warn("the secret {} cannot be read any more", file.path());
            return "";
        }
    }
}
