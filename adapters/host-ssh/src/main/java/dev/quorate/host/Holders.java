package dev.quorate.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The processes behind etcd's ports, and whether somebody else than a unit keeps one of them alive.
record Holders(List<Holder> holders) {
    /// Parts of a control group's path, and who makes such groups; the first that fits counts, so the outer
    /// ones come first: kubelet's pods are containerd's containers.
    private static final List<Map.Entry<String, String>> KEEPERS = List.of(
            Map.entry("kube", "kubelet (a static pod)"),
            Map.entry("k3s", "k3s"),
            Map.entry("rke2", "rke2"),
            Map.entry("k0s", "k0s"),
            Map.entry("docker", "docker"),
            Map.entry("libpod", "podman"),
            Map.entry("crio", "CRI-O"),
            Map.entry("containerd", "containerd"),
            Map.entry("/user.slice", "a person's login session"),
            Map.entry("/machine.slice", "a container of systemd-machined"));

    /// Programs that are etcd, bring it along or stand in front of it; a web server on port 2379 says nothing.
    private static final List<String> PROGRAMS = List.of("etcd", "docker-proxy", "rootlessport", "k3s", "rke2", "k0s");

    Holders {
        holders = List.copyOf(holders);
    }

    /// `groups`: the paths of its control groups.
    record Holder(String pid, String program, String groups) {}

    /// From values of `PID NAME`, and a group a line below.
    static Holders read(List<String> values) {
        return new Holders(values.stream().map(Holders::holder).toList());
    }

    Optional<String> foreign() {
        return holders.stream()
                .filter(holder -> PROGRAMS.stream().anyMatch(holder.program()::startsWith))
                .flatMap(holder -> keeper(holder).stream())
                .findFirst();
    }

    String words() {
        return holders.isEmpty()
                ? "no process listens on port 2379 or 2380"
                : "ports 2379 and 2380 belong to "
                        + String.join(
                                ", ",
                                holders.stream().map(Holder::program).distinct().toList());
    }

    private static Optional<String> keeper(Holder holder) {
        var place = holder.groups() + "\n" + holder.program();
        return KEEPERS.stream()
                .filter(keeper -> place.contains(keeper.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Holder holder(String value) {
        var end = value.indexOf('\n') < 0 ? value.length() : value.indexOf('\n');
        var head = value.substring(0, end).split(" ", 2);
        return new Holder(head[0], head.length > 1 ? head[1] : "", value.substring(end));
    }
}
