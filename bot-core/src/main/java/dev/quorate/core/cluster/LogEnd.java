package dev.quorate.core.cluster;

import java.util.Comparator;

/// Where a stopped member's raft log ends, read from its files. The greatest of several survivors of one
/// cluster is the one that the others would have elected: the later term wins, then the longer log, as in
/// raft's own vote.
///
/// - `term`, `index`: of the last entry, or of the snapshot that stands for it; both zero for a log without any
/// - `commit`: the last index that the member is on record as knowing to be committed. etcd does not flush
///   it by
/// itself,
///   so more may have been committed; never less
/// - `seenTerm`: the newest term the member has heard of or stood for election in, which says nothing about
///   its data
/// - `torn`: a last record was only half written, by a crash, and does not count; etcd cuts it off at the
///   next start
public record LogEnd(long term, long index, long commit, long seenTerm, boolean torn) implements Comparable<LogEnd> {
    private static final Comparator<LogEnd> ORDER = Comparator.comparingLong(LogEnd::term)
            .thenComparingLong(LogEnd::index)
            .thenComparingLong(LogEnd::commit)
            .thenComparing(LogEnd::torn, Comparator.reverseOrder())
            .thenComparingLong(LogEnd::seenTerm);

    /// How many entries at the end no file of this member calls committed: what forcing a new cluster may
    /// discard.
    public long uncommitted() {
        return Math.max(0, index - commit);
    }

    @Override
    public int compareTo(LogEnd other) {
        return ORDER.compare(this, other);
    }
}
