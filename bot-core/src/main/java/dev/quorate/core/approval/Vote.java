package dev.quorate.core.approval;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.plan.Digest;
import java.time.Instant;
import java.util.Optional;

/// One person's yes or no to one digest. `account` is where it was said from, for the record only: nothing
/// is ever counted by it.
public sealed interface Vote {
    String person();

    String account();

    Digest digest();

    Instant at();

    /// `named` is the cluster's name where the approver typed it.
    record Yes(
            String person,
            String account,
            Digest digest,
            Instant at,
            Optional<String> reason,
            Optional<ClusterName> named)
            implements Vote {}

    record No(String person, String account, Digest digest, Instant at, String reason) implements Vote {}
}
