package dev.quorate.core.cluster;

/// An alarm that etcd holds raised. `member` is zero for a cluster-wide CORRUPT alarm.
public record Alarm(MemberId member, Kind kind) implements Comparable<Alarm> {
    /// What etcd raises. UNKNOWN is a kind newer than this list: it blocks like CORRUPT does.
    public enum Kind {
        NOSPACE,
        CORRUPT,
        UNKNOWN
    }

    @Override
    public int compareTo(Alarm other) {
        var byMember = member.compareTo(other.member);
        return byMember != 0 ? byMember : kind.compareTo(other.kind);
    }
}
