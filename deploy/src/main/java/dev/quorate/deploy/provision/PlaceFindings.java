package dev.quorate.deploy.provision;

import dev.quorate.core.cluster.Repairs;
import dev.quorate.deploy.check.Finding;
import java.util.ArrayList;
import java.util.List;

/// Which files of the unit hide each other (systemd.unit: for equal names /etc beats /run beats /usr/lib).
record PlaceFindings(HostUnit unit) {
    List<Finding> list() {
        var findings = new ArrayList<Finding>();
        unit.parts()
                .forEach(part -> unit.hiding(part)
                        .ifPresentOrElse(
                                other -> findings.add(hidden(part, other)), () -> findings.addAll(repair(part))));
        return findings;
    }

    private static Finding hidden(Part part, Part other) {
        return Finding.fail(
                part.label() + ": " + other.label() + " has the same name and hides it: systemd reads only that one",
                "remove or rename one of them");
    }

    private static List<Finding> repair(Part part) {
        return part.place() != Part.Place.RUN && Repairs.isOne(part.name())
                ? List.of(Finding.warn(
                        part.label() + ": a drop-in of this name in /etc hides the one that a repair writes into /run",
                        "give it another name, such as 30-join.conf"))
                : List.of();
    }
}
