package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.runbooks.building.Situation;
import dev.quorate.runbooks.building.Surroundings;
import dev.quorate.runbooks.building.Workplace;
import java.util.ArrayList;
import java.util.List;

/// What the approver must know and the steps do not say.
final class Remarks {
    private Remarks() {}

    static List<String> of(Situation now, Member failed, Workplace place) {
        var remarks = new ArrayList<String>();
        var at = place.address();
        remarks.add(cause(now.picture(), failed, place.unit()));
        if (place.host().facts().data().flatMap(HostView.DataDirectory::wal).isPresent()) {
            remarks.add("its log on " + at + " is intact: if etcd was only stopped, `systemctl restart "
                    + place.unit().name() + "` there may do, and costs nothing");
        }
        if (failed.peerUrls().size() > 1) {
            remarks.add("it has several peer URLs, the new member gets "
                    + failed.peerUrls().getFirst() + " only");
        }
        remarks.addAll(Surroundings.of(now.seen()));
        return remarks;
    }

    private static String cause(Picture.Clear picture, Member failed, HostView.UnitFacts unit) {
        var why = picture.health().get(failed.id()) instanceof Picture.Down(var reason) ? reason : "unknown";
        return "it is down: " + why + "; " + unit.name() + " is " + unit.activeState() + " (" + unit.subState() + ")"
                + (unit.restarts() > 0 ? ", restarted " + unit.restarts() + " times" : "");
    }
}
