package dev.quorate.runbooks.provision;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Member;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What somebody must know who uses the files: the order of things, how long they are right, and what is
/// missing.
///
/// - `own`: the member that was already added for this host
record Remarks(ClusterState seen, NewHost host, Optional<Member> own, List<Port> clientPorts, List<Port> peerPorts) {
    List<String> list() {
        return Stream.of(List.of(addFirst(), untilTheList(), firstStartOnly()), tls())
                .flatMap(List::stream)
                .toList();
    }

    private String addFirst() {
        return own.map(member -> "Member " + member.id() + " was added for " + host.address()
                        + " and has never started: it is this host, and its name will be " + host.name() + ".")
                .orElse("First say `add member " + host.name() + " at " + host.address() + "` in a room of "
                        + seen.name() + ": it is added as a learner. etcd that starts before that stops with"
                        + " `member count is unequal`.");
    }

    private String untilTheList() {
        return "These files are right for the members of " + seen.at().truncatedTo(ChronoUnit.SECONDS)
                + ": after another member was added or removed, render them anew.";
    }

    private String firstStartOnly() {
        return "initial_cluster and its state count on the first start with an empty data directory only; once that"
                + " holds a write-ahead log (WAL), etcd ignores them.";
    }

    private List<String> tls() {
        return Stream.concat(clientPorts.stream(), peerPorts.stream()).anyMatch(Port::secure)
                ? List.of(
                        "Put paths for <..._FILE> and true or false for <..._CLIENT_CERT_AUTH>, in each form, as the"
                                + " other members have them. The certificates must name " + host.address()
                                + "; those for peers must be good for server and client.",
                        "Container Linux shows etcd's container one directory of certificates, /etc/ssl/certs;"
                                + " Environment=\"ETCD_SSL_DIR=DIRECTORY\" in a drop-in names another.")
                : List.of();
    }
}
