package dev.quorate.core.approval;

import dev.quorate.core.plan.Digest;
import dev.quorate.core.plan.Plan;
import java.util.List;

/// The right to run one plan once. Only this room makes one, from a request and the votes on it; the runner
/// cannot start
/// without it, so that "execute without approval" does not compile.
public final class Permit {
    private final Request request;
    private final List<Vote.Yes> votes;
    /// Computed once: the runner compares it before each thing it does.
    private final Digest digest;

    Permit(Request request, List<Vote.Yes> votes) {
        this.request = request;
        this.votes = List.copyOf(votes);
        this.digest = request.plan().digest();
    }

    public Plan plan() {
        return request.plan();
    }

    public Request request() {
        return request;
    }

    public Digest digest() {
        return digest;
    }

    public List<Vote.Yes> votes() {
        return votes;
    }

    @Override
    public String toString() {
        return "permit for " + digest() + " by "
                + String.join(", ", votes.stream().map(Vote::person).toList());
    }
}
