package dev.quorate.deploy.provision;

import dev.quorate.core.cluster.Url;
import dev.quorate.deploy.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the member would find its cluster (etcd-operations 1.5): one way only, each setting in one channel,
/// itself in the list, and no new cluster by mistake.
record BootstrapFindings(HostUnit unit, Settings settings) {
    private static final List<String> WAYS =
            List.of("discovery", "discovery-srv", "discovery-endpoints", "initial-cluster");

    List<Finding> list() {
        var findings = new ArrayList<Finding>();
        settings.flags().withColon().forEach((flag, value) -> findings.add(colon(flag, value)));
        findings.addAll(twoWays());
        findings.addAll(twoChannels());
        findings.addAll(discovery());
        findings.addAll(forced());
        if (settings.has("initial-cluster")) {
            findings.addAll(list(InitialCluster.of(settings)));
        }
        return findings;
    }

    private Finding colon(String flag, String value) {
        return Finding.fail(
                unit.label() + ": `--" + flag + ": " + value + "` is no argument: the colon belongs to YAML, and etcd"
                        + " stops at a flag it does not know",
                "write --" + flag + "=\"" + value + "\"");
    }

    private List<String> ways() {
        return WAYS.stream().filter(settings::has).toList();
    }

    private List<Finding> twoWays() {
        var ways = ways();
        return ways.size() < 2
                ? List.of()
                : List.of(Finding.fail(
                        unit.label() + ": "
                                + ways.stream().map(settings::written).collect(Collectors.joining(" and "))
                                + " together: etcd takes one of them at most and stops, whatever its data directory"
                                + " holds",
                        "keep initial-cluster with the state existing for a host that joins"));
    }

    private List<Finding> twoChannels() {
        return settings.flags().values().keySet().stream()
                .filter(flag -> settings.variables().containsKey(Settings.variable(flag)))
                .map(this::twice)
                .toList();
    }

    private Finding twice(String flag) {
        var what = unit.label() + ": --" + flag + " and " + Settings.variable(flag) + " are both set, ";
        var instead = "keep one of them; UnsetEnvironment=" + Settings.variable(flag) + " takes the variable away";
        return settings.version().filter(version -> !version.isAtLeast(3, 4, 0)).isPresent()
                ? Finding.warn(what + "and the flag wins silently; etcd 3.4 and newer refuse to start", instead)
                : Finding.fail(what + "and etcd 3.4 and newer refuse to start, even if the variable is empty", instead);
    }

    /// Beside another way it has its finding already.
    private List<Finding> discovery() {
        return ways().stream()
                .filter(way -> way.startsWith("discovery") && ways().size() == 1)
                .map(way -> Finding.warn(
                        unit.label() + ": " + settings.written(way)
                                + " is for the first start of a new cluster only; who comes later becomes a proxy or is"
                                + " refused",
                        "for a host that joins write initial-cluster and the state existing; `quorate render` does"))
                .toList();
    }

    private List<Finding> forced() {
        return settings.value("force-new-cluster")
                        .filter(value -> !value.equals("false"))
                        .isPresent()
                ? List.of(Finding.fail(
                        unit.label() + ": " + settings.written("force-new-cluster")
                                + " is on: each start with it throws every other member out of the cluster",
                        "remove it as soon as the one member runs"))
                : List.of();
    }

    private List<Finding> list(InitialCluster list) {
        var findings = new ArrayList<Finding>();
        list.malformed()
                .forEach(item -> findings.add(Finding.fail(
                        unit.label() + ": `" + item + "` in " + settings.written("initial-cluster") + " is no NAME=URL",
                        "write NAME=http://HOST:2380, with the scheme and the port")));
        findings.addAll(name(list));
        if (settings.value("initial-cluster-state").filter("existing"::equals).isEmpty()) {
            findings.add(Finding.warn(
                    unit.label() + ": without "
                            + (settings.flags().values().containsKey("initial-cluster")
                                    ? "--initial-cluster-state=existing"
                                    : "ETCD_INITIAL_CLUSTER_STATE=existing")
                            + " etcd founds a second cluster and writes its data",
                    "write it for a host that joins a running cluster"));
        }
        return findings;
    }

    private List<Finding> name(InitialCluster list) {
        var name = settings.value("name");
        if (name.isEmpty()) {
            return List.of(Finding.warn(
                    unit.label() + ": the member's name is not set here, and the list has "
                            + String.join(", ", list.names()),
                    "set ETCD_NAME or --name to the name of this host in the list"));
        }
        if (!settings.isKnown("name") || !settings.isKnown("initial-cluster")) {
            return List.of();
        }
        return list.names().contains(name.get()) ? ownUrls(list, name.get()) : List.of(notListed(name.get(), list));
    }

    private Finding notListed(String name, InitialCluster list) {
        return Finding.fail(
                unit.label() + ": " + settings.written("initial-cluster") + " has no " + name + ", only "
                        + String.join(", ", list.names()) + ": etcd stops with `couldn't find local name`",
                "add " + name + "=URL, with this host's own peer URL");
    }

    private List<Finding> ownUrls(InitialCluster list, String name) {
        var advertised = settings.items("initial-advertise-peer-urls").stream()
                .map(Url::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return advertised.isEmpty()
                        || advertised.equals(list.urlsOf(name))
                        || !settings.isKnown("initial-advertise-peer-urls")
                ? List.of()
                : List.of(Finding.fail(
                        unit.label() + ": " + name + " is at " + list.urlsOf(name) + " in the list, and "
                                + settings.written("initial-advertise-peer-urls") + " says " + advertised,
                        "write the same URLs in both"));
    }
}
