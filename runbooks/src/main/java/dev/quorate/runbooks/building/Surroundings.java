package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the approver must know of the hosts and no step says.
public final class Surroundings {
    private static final Duration SKEW = Duration.ofSeconds(1);

    private Surroundings() {}

    public static List<String> of(ClusterState seen) {
        var remarks = new ArrayList<String>();
        for (var host : seen.hosts()) {
            switch (host) {
                case HostView.Unreached unreached ->
                    remarks.add(unreached.address() + " could not be looked at over SSH: " + unreached.why());
                case HostView.Reached reached -> remarks.addAll(of(reached));
            }
        }
        return remarks;
    }

    private static List<String> of(HostView.Reached host) {
        var remarks = new ArrayList<String>();
        if (host.facts().skew().abs().compareTo(SKEW) > 0) {
            remarks.add("the clock of " + host.address() + " is off by "
                    + host.facts().skew().toMillis() + " ms");
        }
        if (host.unit()
                .flatMap(facts -> facts.setting("ETCD_STRICT_RECONFIG_CHECK"))
                .filter("false"::equals)
                .isPresent()) {
            remarks.add("strict-reconfig-check is off on " + host.address()
                    + ": etcd would not stop a wrong change; my own guards stay on");
        }
        return remarks;
    }
}
