package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Member;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import java.util.ArrayList;
import java.util.List;

/// How a host stops being a member's: no boot starts its unit, nothing of it runs, its data is set aside. A
/// removed member that may start again joins an old log to the cluster or becomes a proxy (N08).
public record Retiring(Workplace place, String suffix) {
    /// What votes until then stops voting here and now, because its lead cannot be moved; the data is set
    /// aside when it has left.
    public List<Step> stopping(Situation now, Member member, Check before) {
        var steps = new ArrayList<Step>();
        if (place.unit().startsAtBoot()) {
            steps.add(Hosts.disable(place));
        }
        steps.addAll(now.stopSoThatAnotherLeads(member, place, before));
        return steps;
    }

    public Step setAside() {
        return Hosts.setAside(place, suffix, Risk.CHANGING);
    }

    public List<Step> steps(Check beforeFence) {
        var steps = new ArrayList<Step>();
        if (place.unit().startsAtBoot()) {
            steps.add(Hosts.disable(place));
        }
        steps.add(Hosts.fence(place, Risk.CHANGING, beforeFence));
        steps.add(setAside());
        return steps;
    }
}
