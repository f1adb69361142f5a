package dev.quorate.core.cluster;

import java.util.List;

/// A member as the cluster's own list has it. `name` is empty and `clientUrls` too until it has started
/// once; the list says "started" of a dead member as well (etcd-operations 1.1).
public record Member(MemberId id, String name, List<Url> peerUrls, List<Url> clientUrls, boolean learner)
        implements Comparable<Member> {
    public Member {
        peerUrls = peerUrls.stream().sorted().toList();
        clientUrls = clientUrls.stream().sorted().toList();
    }

    public boolean voter() {
        return !learner;
    }

    public boolean started() {
        return !name.isEmpty();
    }

    public boolean isAt(Address address) {
        return peerUrls.stream().anyMatch(url -> url.address().equals(address))
                || clientUrls.stream().anyMatch(url -> url.address().equals(address));
    }

    public boolean hasPeerUrl(Url url) {
        return peerUrls.contains(url);
    }

    /// How people are told about it: the host it is on, for ids and names alone mean nothing at night.
    public String where() {
        return peerUrls.isEmpty() ? id.hex() : peerUrls.getFirst().host();
    }

    @Override
    public int compareTo(Member other) {
        return id.compareTo(other.id);
    }
}
