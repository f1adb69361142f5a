package dev.quorate.deploy.provision;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.cluster.Url;
import dev.quorate.deploy.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a host with these settings could join the cluster that runs, as its own list of members has it.
record LiveFindings(HostUnit unit, Settings settings, LiveCluster cluster) {
    List<Finding> list() {
        return switch (cluster.picture()) {
            case Picture.Clear clear -> compared(clear);
            case Picture.NoQuorum _, Picture.Blind _ ->
                List.of(Finding.warn(
                        unit.label() + ": not compared with " + cluster.name() + ", whose members nobody could tell",
                        "heal the cluster or the way to it, then check again"));
        };
    }

    private List<Finding> compared(Picture.Clear clear) {
        var findings = new ArrayList<Finding>();
        var own = own(clear);
        findings.addAll(place(clear, own));
        findings.addAll(name(clear, own));
        if (own.filter(Member::started).isEmpty()) {
            findings.addAll(firstStart(clear));
        }
        findings.addAll(version(clear));
        return findings;
    }

    /// What a member that has its data ignores.
    private List<Finding> firstStart(Picture.Clear clear) {
        var findings = new ArrayList<>(discovery());
        if (settings.isKnown("initial-cluster")) {
            findings.addAll(members(clear));
            findings.addAll(state());
        }
        return findings;
    }

    /// The member at this host's own addresses.
    private Optional<Member> own(Picture.Clear clear) {
        var hosts = addresses(ownUrls());
        return clear.members().stream()
                .filter(member -> hosts.stream().anyMatch(member::isAt))
                .findFirst();
    }

    private Set<Url> ownUrls() {
        return settings.items("initial-advertise-peer-urls").stream()
                .map(Url::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Address> addresses(Set<Url> urls) {
        return urls.stream().map(Url::address).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Those that the files name as this host or as members.
    static Set<Address> addresses(Settings settings) {
        var own = settings.items("initial-advertise-peer-urls").stream()
                .map(Url::parse)
                .flatMap(Optional::stream);
        return Stream.concat(own, InitialCluster.of(settings).urls().stream())
                .map(Url::address)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Finding> discovery() {
        return settings.has("discovery")
                ? List.of(Finding.fail(
                        unit.label() + ": " + settings.written("discovery") + " is set, and " + cluster.name()
                                + " runs already: its token is used up",
                        "write initial-cluster and the state existing instead; `quorate render " + cluster.name()
                                + " NAME ADDRESS` does"))
                : List.of();
    }

    private List<Finding> place(Picture.Clear clear, Optional<Member> own) {
        if (ownUrls().isEmpty()) {
            return List.of();
        }
        var at = String.join(", ", ownUrls().stream().map(Url::toString).toList());
        if (own.isEmpty()) {
            return List.of(Finding.warn(
                    unit.label() + ": " + at + " is in no list of " + cluster.name()
                            + " yet; etcd that starts before it was added stops",
                    "say `add member " + settings.value("name").orElse("NAME") + " at "
                            + addresses(ownUrls()).iterator().next() + "` before the host starts"));
        }
        return List.of(place(clear, own.get(), at));
    }

    private Finding place(Picture.Clear clear, Member own, String at) {
        var who = "member " + own.id() + " of " + cluster.name();
        if (!own.started()) {
            return ownUrls().equals(new TreeSet<>(own.peerUrls()))
                    ? Finding.ok(unit.label() + ": " + at + " was added as " + who + " and waits for its first start")
                    : Finding.fail(
                            unit.label() + ": " + at + " differs from what was added as " + who + ": " + own.peerUrls(),
                            "write the URLs that were added");
        }
        var other = settings.value("name").filter(name -> settings.isKnown("name") && !name.equals(own.name()));
        return other.map(name -> Finding.fail(
                        unit.label() + ": the address of " + name + " is that of " + who + ", which is called "
                                + own.name(),
                        "give the new host an address of its own, or say `replace member " + own.where() + "`"))
                .orElseGet(() -> Finding.ok(unit.label() + ": is " + who + " in a cluster of "
                        + clear.members().size() + "; what it says of the first start is ignored there"));
    }

    private List<Finding> name(Picture.Clear clear, Optional<Member> own) {
        return clear.members().stream()
                .filter(member -> own.filter(member::equals).isEmpty()
                        && member.started()
                        && settings.value("name").filter(member.name()::equals).isPresent())
                .map(member -> Finding.fail(
                        unit.label() + ": " + member.name() + " is the name of member " + member.id() + " at "
                                + member.where() + " already",
                        "choose another name"))
                .toList();
    }

    /// Joining compares sets of peer URLs: those of the members and this host's own.
    private List<Finding> members(Picture.Clear clear) {
        var wanted = new TreeSet<>(LiveCluster.peerUrls(clear));
        wanted.addAll(ownUrls());
        var listed = InitialCluster.of(settings).urls();
        var missing = new TreeSet<>(wanted);
        missing.removeAll(listed);
        var strange = new TreeSet<>(listed);
        strange.removeAll(wanted);
        return missing.isEmpty() && strange.isEmpty()
                ? List.of()
                : List.of(Finding.fail(
                        unit.label() + ": " + settings.written("initial-cluster") + " is not the list of "
                                + cluster.name() + (missing.isEmpty() ? "" : "; it lacks " + missing)
                                + (strange.isEmpty() ? "" : "; it has " + strange + " too"),
                        "render the files anew with `quorate render " + cluster.name() + " NAME ADDRESS`"));
    }

    private List<Finding> state() {
        return settings.value("initial-cluster-state")
                        .filter("existing"::equals)
                        .isPresent()
                ? List.of()
                : List.of(Finding.fail(
                        unit.label() + ": " + cluster.name() + " runs already, and the state is not existing: this host"
                                + " would found a second cluster and write its data",
                        "write initial-cluster-state=existing"));
    }

    private List<Finding> version(Picture.Clear clear) {
        var running = clear.health().values().stream()
                .filter(Picture.Healthy.class::isInstance)
                .map(health -> ((Picture.Healthy) health).version())
                .toList();
        return settings
                .version()
                .filter(version -> !running.isEmpty() && running.stream().noneMatch(version::sameMinor))
                .map(version -> Finding.warn(
                        unit.label() + ": ETCD_IMAGE_TAG is v" + version + ", and " + cluster.name() + " runs "
                                + running.stream()
                                        .map(Object::toString)
                                        .distinct()
                                        .collect(Collectors.joining(", ")),
                        "write the version that the members run"))
                .stream()
                .toList();
    }
}
