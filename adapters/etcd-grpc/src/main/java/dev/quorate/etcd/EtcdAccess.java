package dev.quorate.etcd;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// How we get into one cluster, and where its snapshots go: a directory that no other cluster's snapshots
/// share. Without `tls`, an `https` endpoint must show a certificate that the Java runtime trusts.
public record EtcdAccess(Optional<Tls> tls, Optional<Login> login, Path snapshotDirectory) {

    /// PEM files. They are read again when they change, so a renewed certificate needs no restart.
    public record Tls(Path ca, Optional<ClientCertificate> client) {}

    /// What we show to a member that asks who we are; the key is PKCS#8.
    public record ClientCertificate(Path certificate, Path key) {}

    /// A user of etcd with the role `root`. The password is asked for at each login and kept nowhere.
    public record Login(String user, Supplier<String> password) {
        public Login {
            if (user.isEmpty()) {
                throw new IllegalArgumentException("a login needs a user");
            }
        }
    }
}
