package dev.quorate.core.cluster;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The ids that etcd gives to the founders of a cluster, at its first start or by `snapshot restore`; so
/// both are known before either happens. `memberIds` by the founders' names.
///
/// A member's id is made of its peer URLs and the cluster's token, not of its name; the cluster's id of its
/// members' ids. A member that is added later gets an id with the time in it, which nobody can foretell (etcd's
/// etcdserver/api/membership, `NewMember`, `NewClusterFromURLsMap` and `genID`; the same from 3.4 to 3.6).
public record Genesis(ClusterId clusterId, SortedMap<String, MemberId> memberIds) {
    public Genesis {
        memberIds = Collections.unmodifiableSortedMap(new TreeMap<>(memberIds));
    }

    /// One of those that `--initial-cluster` names.
    public record Founder(String name, List<Url> peerUrls) {
        public Founder {
            peerUrls = List.copyOf(peerUrls);
        }
    }

    /// Empty where etcd would refuse the list or understand another one: nobody in it, a founder without a
    /// peer URL, two of one name or of one id.
    public static Optional<Genesis> of(String token, List<Founder> founders) {
        var ids = new TreeMap<String, MemberId>();
        founders.forEach(founder -> ids.put(founder.name(), member(founder, token)));
        var distinct = new HashSet<>(ids.values());
        return founders.isEmpty()
                        || distinct.size() < founders.size()
                        || distinct.contains(MemberId.NOBODY)
                        || founders.stream()
                                .anyMatch(founder -> founder.peerUrls().isEmpty())
                ? Optional.empty()
                : Optional.of(new Genesis(cluster(distinct), ids));
    }

    private static MemberId member(Founder founder, String token) {
        var urls = founder.peerUrls().stream().map(Url::toString).sorted().collect(Collectors.joining());
        return new MemberId(firstOfSha1((urls + token).getBytes(StandardCharsets.UTF_8)));
    }

    private static ClusterId cluster(Collection<MemberId> members) {
        var bytes = ByteBuffer.allocate(members.size() * Long.BYTES);
        members.stream().sorted().forEach(member -> bytes.putLong(member.value()));
        return new ClusterId(firstOfSha1(bytes.array()));
    }

    private static long firstOfSha1(byte[] bytes) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-1").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
