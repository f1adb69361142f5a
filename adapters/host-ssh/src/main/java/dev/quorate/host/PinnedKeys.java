package dev.quorate.host;

import java.io.IOException;
import java.io.Reader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;

/// The host keys that an operator pinned. No key is ever learned; a host that shows another one is not
/// talked to. sshj says the same about an unknown and about a changed key, and names an MD5: we keep them
/// apart.
final class PinnedKeys extends OpenSSHKnownHosts {
    private volatile Optional<Objection> objection = Optional.empty();

    PinnedKeys(Reader knownHosts, LoggerFactory logs) throws IOException {
        super(knownHosts, logs);
    }

    /// Why the key was not accepted. `why` is one clause, `instead` a sentence.
    record Objection(String why, String instead) {}

    Optional<Objection> objection() {
        return objection;
    }

    /// Also reached when the host is pinned with a key of another type; that is a change, not a first meeting.
    @Override
    protected boolean hostKeyUnverifiableAction(String host, PublicKey key) {
        if (entries().stream().anyMatch(entry -> isAbout(entry, host))) {
            return hostKeyChangedAction(host, key);
        }
        objection = Optional.of(new Objection(
                "its host key is not pinned: it shows " + described(key),
                "Compare the fingerprint on the host's own console (ssh-keygen -lf of its host key) and add the key to"
                        + " the known-hosts file."));
        return false;
    }

    @Override
    protected boolean hostKeyChangedAction(String host, PublicKey key) {
        objection = Optional.of(new Objection(
                "its host key is not the pinned one: it shows " + described(key),
                "Do not go on before you know why: the host was reinstalled, or something answers in its place. If it"
                        + " was reinstalled, replace its line in the known-hosts file."));
        return false;
    }

    private static boolean isAbout(KnownHostEntry entry, String host) {
        try {
            return entry.getType() != null && entry.appliesTo(entry.getType(), host);
        } catch (IOException e) {
            return false;
        }
    }

    private static String described(PublicKey key) {
        return KeyType.fromKey(key) + " " + fingerprint(key);
    }

    /// As `ssh-keygen -l` prints it.
    static String fingerprint(PublicKey key) {
        try {
            var blob = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
            var digest = MessageDigest.getInstance("SHA-256").digest(blob);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
