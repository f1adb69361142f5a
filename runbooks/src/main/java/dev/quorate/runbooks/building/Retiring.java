package dev.quorate.runbooks.building;

import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import java.util.ArrayList;
import java.util.List;

/// How a host stops being a member's: no boot starts its unit, nothing of it runs, its data is set aside. A
/// removed member that may start again joins an old log to the cluster or becomes a proxy (N08).
public record Retiring(Workplace place, String suffix) {
    public List<Step> steps(Check beforeFence) {
        var steps = new ArrayList<Step>();
        if (place.unit().startsAtBoot()) {
            steps.add(Hosts.disable(place));
        }
        steps.add(Hosts.fence(place, Risk.CHANGING, beforeFence));
        steps.add(Hosts.setAside(place, suffix, Risk.CHANGING));
        return steps;
    }
}
