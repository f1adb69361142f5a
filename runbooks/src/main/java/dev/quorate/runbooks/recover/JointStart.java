package dev.quorate.runbooks.recover;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.HostCheck;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import dev.quorate.runbooks.building.SecondGeneration;
import dev.quorate.runbooks.building.Surroundings;
import dev.quorate.runbooks.building.Verifying;
import dev.quorate.runbooks.building.Workplace;
import java.util.ArrayList;
import java.util.List;

/// A majority still has its data and was only stopped: all are started, none is waited for before all run,
/// for one alone finds no quorum (k0sproject/k0sctl#561). Nothing is lost, not even the last write.
record JointStart(Ask ask, Wreck wreck) {
    Plan plan(List<Survivor> survivors) {
        var steps = new ArrayList<Step>();
        survivors.forEach(one -> steps.add(start(one.place())));
        steps.add(Verifying.that(
                ask,
                "Verify that " + survivors.size() + " voters are healthy",
                new ClusterCheck.HealthyVoters(survivors.size()),
                120));
        return new Plan(
                "start all members of " + ask.cluster() + " that have their data",
                ask,
                survivors.getFirst().log().cluster(),
                version(survivors).toString(),
                wreck.seen().at(),
                Fingerprint.of(wreck.seen()),
                wreck.arithmetic(),
                survivors.stream().map(one -> one.place().focus()).toList(),
                remarks(survivors),
                steps);
    }

    private List<String> remarks(List<Survivor> survivors) {
        var remarks = new ArrayList<String>();
        remarks.add(survivors.size() + " of " + wreck.memberHosts().size()
                + " members have their data and can be started: that loses nothing, so nobody is made a cluster of"
                + " one");
        survivors.forEach(one -> remarks.add(one.line()));
        wreck.memberHosts().stream()
                .filter(address -> survivors.stream()
                        .noneMatch(one -> one.place().address().equals(address)))
                .forEach(address -> remarks.add(address + " stays as it is: when the others have a quorum, ask `"
                        + (isReached(address) ? "replace" : "remove") + " member " + address + "`"));
        if (wreck.generation() == Generation.V2) {
            remarks.add(SecondGeneration.ofStoppedHosts(version(survivors)));
        }
        remarks.addAll(Surroundings.of(wreck.seen()));
        return remarks;
    }

    private Version version(List<Survivor> survivors) {
        return wreck.generation() == Generation.V2
                ? wreck.ages().oldest()
                : survivors.getFirst().place().version();
    }

    private boolean isReached(Address address) {
        return wreck.seen().facts(address).isPresent();
    }

    /// Work on a host of a cluster without quorum is a disaster's by its guards; what it can hurt is nothing
    /// here.
    private Step start(Workplace place) {
        var at = place.address();
        var unit = place.unit().name();
        return new Step(
                "Start " + unit + " on " + at,
                Risk.DISASTER,
                at.value(),
                new Check.Anything(),
                new Action.Start(at, unit, wreck.peerUrl(place)),
                new HostCheck.Runs(at, unit),
                new Undo.NotNeeded(),
                60);
    }
}
