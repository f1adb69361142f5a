package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the approver must know and the steps do not say.
final class Remarks {
    private static final Duration SKEW = Duration.ofSeconds(1);

    private Remarks() {}

    static List<String> of(
            ClusterState seen, Picture.Clear picture, Member failed, HostView.Reached host, HostView.UnitFacts unit) {
        var remarks = new ArrayList<String>();
        remarks.add(cause(picture, failed, unit));
        if (host.facts().data().flatMap(HostView.DataDirectory::wal).isPresent()) {
            remarks.add("its log on " + host.address() + " is intact: if etcd was only stopped, `systemctl restart "
                    + unit.name() + "` there may do, and costs nothing");
        }
        if (failed.peerUrls().size() > 1) {
            remarks.add("it has several peer URLs, the new member gets "
                    + failed.peerUrls().getFirst() + " only");
        }
        for (var other : seen.hosts()) {
            switch (other) {
                case HostView.Unreached unreached ->
                    remarks.add(unreached.address() + " could not be looked at over SSH: " + unreached.why());
                case HostView.Reached reached -> {
                    if (reached.facts().skew().abs().compareTo(SKEW) > 0) {
                        remarks.add("the clock of " + reached.address() + " is off by "
                                + reached.facts().skew().toMillis() + " ms");
                    }
                    if (reached.unit()
                            .flatMap(facts -> facts.setting("ETCD_STRICT_RECONFIG_CHECK"))
                            .filter("false"::equals)
                            .isPresent()) {
                        remarks.add("strict-reconfig-check is off on " + reached.address()
                                + ": etcd would not stop a wrong change; my own guards stay on");
                    }
                }
            }
        }
        return remarks;
    }

    private static String cause(Picture.Clear picture, Member failed, HostView.UnitFacts unit) {
        var why = picture.health().get(failed.id()) instanceof Picture.Down(var reason) ? reason : "unknown";
        return "it is down: " + why + "; " + unit.name() + " is " + unit.activeState() + " (" + unit.subState() + ")"
                + (unit.restarts() > 0 ? ", restarted " + unit.restarts() + " times" : "");
    }
}
