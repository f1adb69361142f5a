package dev.quorate.core.cluster;

import java.util.Optional;

/// A version of etcd, as its servers report it: `3.4.23`.
public record Version(int major, int minor, int patch) implements Comparable<Version> {
    public static Optional<Version> parse(String text) {
        var parts = text.split("[.+-]", 4);
        try {
            return parts.length < 3
                    ? Optional.empty()
                    : Optional.of(new Version(
                            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public boolean isAtLeast(int otherMajor, int otherMinor, int otherPatch) {
        return compareTo(new Version(otherMajor, otherMinor, otherPatch)) >= 0;
    }

    public Generation generation() {
        return major < 3 ? Generation.V2 : Generation.V3;
    }

    /// Learners exist since 3.4.0.
    public boolean hasLearners() {
        return isAtLeast(3, 4, 0);
    }

    /// Since 3.5.30 and 3.6.11 an add needs a quorum of connected voters; before, all of them
    /// (etcd-io/etcd#21640).
    public boolean addsWithQuorumOnly() {
        return (major == 3 && minor == 5) ? patch >= 30 : isAtLeast(3, 6, 11);
    }

    /// `snapshot restore` can let revisions jump ahead since 3.4.27, 3.5.10 and 3.6.0 (etcd-io/etcd#16028).
    public boolean bumpsRevisions() {
        return (major == 3 && minor == 4) ? patch >= 27 : isAtLeast(3, 5, 10);
    }

    /// Since 3.5 `etcdutl` restores; before, `etcdctl` did.
    public boolean hasEtcdutl() {
        return isAtLeast(3, 5, 0);
    }

    public boolean sameMinor(Version other) {
        return major == other.major && minor == other.minor;
    }

    @Override
    public int compareTo(Version other) {
        var byMajor = Integer.compare(major, other.major);
        var byMinor = Integer.compare(minor, other.minor);
        return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
