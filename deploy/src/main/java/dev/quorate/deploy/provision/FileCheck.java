package dev.quorate.deploy.provision;

import dev.quorate.deploy.check.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Reads files that set up etcd on hosts and says what in them would conflict: each alone, drop-ins of one unit
/// together, and with the clusters that run.
///
/// - `clusters`: empty where no configuration was named
public record FileCheck(List<LiveCluster> clusters) {
    public FileCheck {
        clusters = List.copyOf(clusters);
    }

    public List<Finding> findings(List<Path> files) {
        var findings = new ArrayList<Finding>();
        var dropIns = new LinkedHashMap<String, List<HostUnit>>();
        for (var file : files) {
            var read = new HostFile(file).read();
            findings.addAll(read.findings());
            read.units()
                    .forEach(unit -> dropIns.computeIfAbsent(key(unit), _ -> new ArrayList<>())
                            .add(unit));
        }
        dropIns.values().forEach(units -> findings.addAll(of(merged(units))));
        return findings;
    }

    /// Units of whole configurations stand alone; single files belong to the unit of their folder.
    private static String key(HostUnit unit) {
        return unit.parts().size() == 1
                        && unit.label().equals(unit.parts().getFirst().label())
                ? unit.name()
                : unit.label();
    }

    private static HostUnit merged(List<HostUnit> units) {
        var first = units.getFirst();
        return units.size() == 1
                ? first
                : new HostUnit(
                        first.name() + " with " + units.size() + " files",
                        first.name(),
                        units.stream().flatMap(unit -> unit.parts().stream()).toList());
    }

    private List<Finding> of(HostUnit unit) {
        var computed = Computed.of(unit);
        var settings = Settings.of(computed);
        var findings = new ArrayList<Finding>();
        findings.addAll(new PlaceFindings(unit).list());
        unit.read().forEach(part -> findings.addAll(new SyntaxFindings(part).list()));
        findings.addAll(new CommandFindings(unit, computed).list());
        findings.addAll(new BootstrapFindings(unit, settings).list());
        findings.addAll(new ValueFindings(unit, settings).list());
        if (!clusters.isEmpty()) {
            findings.addAll(live(unit, settings));
        }
        return findings;
    }

    private List<Finding> live(HostUnit unit, Settings settings) {
        return cluster(settings)
                .map(cluster -> new LiveFindings(unit, settings, cluster).list())
                .orElseGet(() -> List.of(Finding.warn(
                        unit.label() + ": names no host of " + String.join(", ", names()) + ", so it was not compared",
                        "add the host to clusters.NAME.hosts in the configuration")));
    }

    private List<String> names() {
        return clusters.stream().map(LiveCluster::name).toList();
    }

    /// The one that knows a host of the files; where there is only one, that.
    private Optional<LiveCluster> cluster(Settings settings) {
        var hosts = LiveFindings.addresses(settings);
        return clusters.stream()
                .filter(cluster -> clusters.size() == 1 || cluster.knows(hosts))
                .findFirst();
    }
}
