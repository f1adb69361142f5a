package dev.quorate.runbooks.recover;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Generation;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Check;
import dev.quorate.core.plan.ClusterCheck;
import dev.quorate.core.plan.Forecast;
import dev.quorate.core.plan.HostCheck;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import dev.quorate.core.plan.Undo;
import dev.quorate.runbooks.building.HostGuards;
import dev.quorate.runbooks.building.Hosts;
import dev.quorate.runbooks.building.Joining;
import dev.quorate.runbooks.building.Overrides;
import dev.quorate.runbooks.building.Saying;
import dev.quorate.runbooks.building.SecondGeneration;
import dev.quorate.runbooks.building.Stamp;
import dev.quorate.runbooks.building.Surroundings;
import dev.quorate.runbooks.building.Verifying;
import dev.quorate.runbooks.building.Workplace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One survivor starts alone with force-new-cluster, the setting goes at once, and the others join it anew,
/// one after the other, as learners first.
record LoneStart(Ask ask, Wreck wreck, Saying saying, Survivor chosen) {
    Planned plan() {
        return room().<Planned>map(refusal -> refusal)
                .orElseGet(() -> Overrides.standingAlone(saying, chosen.place(), Stamp.of(wreck.seen()))
                        .asPlan(forced -> joined(forced, others(), List.of())));
    }

    /// Overrides of one newcomer after the other: any of them may be impossible.
    private Planned joined(Overrides forced, List<Workplace> left, List<Joining> joining) {
        if (left.isEmpty()) {
            return plan(forced, joining);
        }
        var next = left.getFirst();
        return Newcomers.after(wreck, chosen, joining).overrides(saying, next).asPlan(overrides -> {
            var more = new ArrayList<>(joining);
            more.add(new Joining(
                    next,
                    wreck.peerUrl(next),
                    chosen.log().cluster(),
                    version(),
                    overrides,
                    Stamp.suffix(wreck.seen())));
            return joined(forced, left.subList(1, left.size()), more);
        });
    }

    private List<Workplace> others() {
        return wreck.places().stream()
                .filter(place -> !place.address().equals(at()))
                .toList();
    }

    private Optional<Refusal> room() {
        return others().stream()
                .flatMap(place -> new HostGuards(saying, wreck.seen(), place).roomFor(version()).stream())
                .findFirst();
    }

    private Plan plan(Overrides forced, List<Joining> joining) {
        var steps = new ArrayList<Step>();
        var all = new ArrayList<Workplace>();
        all.add(chosen.place());
        all.addAll(others());
        all.forEach(place -> steps.add(Hosts.fence(place, Risk.DISASTER, new Check.Anything())));
        wreck.survivors().forEach(one -> steps.add(Hosts.copy(one.place(), copySuffix(), Risk.DISASTER)));
        if (isOld()) {
            steps.add(Hosts.backUp(
                    chosen.place(),
                    Stamp.suffix(wreck.seen()),
                    new HostCheck.Fenced(at(), chosen.place().unit().name()),
                    Risk.DISASTER));
        }
        steps.addAll(alone(forced));
        var voters = 1;
        for (var newcomer : joining) {
            steps.addAll(
                    isOld() && voters == 1 ? newcomer.toSecondVoter(chosen.log().member()) : newcomer.toVoter());
            steps.add(Verifying.allHealthy(ask, ++voters, 0, 60));
            steps.addAll(newcomer.tidy());
        }
        return new Plan(
                "recover cluster " + ask.cluster() + " from " + at(),
                ask,
                chosen.log().cluster(),
                version().toString(),
                wreck.seen().at(),
                Fingerprint.of(wreck.seen()),
                wreck.arithmetic(),
                all.stream().map(Workplace::focus).toList(),
                remarks(steps),
                steps);
    }

    private List<Step> alone(Overrides forced) {
        var place = chosen.place();
        var url = wreck.peerUrl(place);
        var alone = new ClusterCheck.StandsAlone(chosen.log().member());
        var steps = new ArrayList<Step>();
        steps.addAll(Hosts.override(place, forced, copied(place), Risk.DISASTER));
        steps.add(new Step(
                "Start " + place.unit().name() + " on " + at() + " as a cluster of one",
                Risk.DISASTER,
                at().value(),
                new ClusterCheck.NoneAnswers(),
                new Action.StartAlone(at(), place.unit().name(), url),
                alone,
                new Undo.Impossible("the others are out of its list; the copies stay"),
                120));
        steps.addAll(Hosts.asBefore(place, forced, alone, Risk.CHANGING));
        steps.add(new Step(
                "Make sure that its peer URL is " + url,
                Risk.CHANGING,
                chosen.log().member().hex(),
                alone,
                new Action.UpdatePeerUrl(chosen.log().member(), url),
                new ClusterCheck.PeerUrlIs(chosen.log().member(), url),
                new Undo.NotNeeded(),
                30));
        steps.add(Hosts.verifyNextStart(place, url, chosen.log().cluster()));
        return steps;
    }

    private Check copied(Workplace place) {
        return new HostCheck.DataEntry(place.address(), place.data(), "member." + copySuffix() + ".sha256");
    }

    private List<String> remarks(List<Step> steps) {
        var remarks = new ArrayList<String>();
        remarks.add("survivors, the most advanced first: "
                + String.join(
                        "; ", wreck.survivors().stream().map(Survivor::line).toList()));
        remarks.add("what only the others had is lost; " + discarded());
        wreck.survivors().stream()
                .filter(one -> one.isAheadOf(chosen))
                .findFirst()
                .ifPresent(one -> remarks.add(
                        "WARNING: " + one.place().address() + " has more: recovering from it would lose less"));
        wreck.unreached()
                .forEach(host -> remarks.add(
                        host.address() + " was said to be lost: it must never start with its old data again"));
        wreck.bare().forEach(address -> remarks.add("nothing on " + address + " owns etcd: it does not come back"));
        Forecast.of(wreck.arithmetic(), steps)
                .warning()
                .ifPresent(warning -> remarks.add(warning + ": add another one"));
        if (isOld()) {
            remarks.add(SecondGeneration.ofHosts(version()));
            if (!others().isEmpty()) {
                remarks.add(SecondGeneration.ofTheSecondVoter());
            }
            remarks.add(SecondGeneration.ofProxies());
        }
        remarks.add("clients that keep a watch cache (kube-apiserver is one) must be restarted afterwards");
        remarks.addAll(Surroundings.of(wreck.seen()));
        return remarks;
    }

    private String discarded() {
        return chosen.end()
                .map(end -> end.uncommitted() == 0
                        ? "of its own log nothing is discarded"
                        : "of its own log the end is discarded, " + end.uncommitted()
                                + (end.uncommitted() == 1 ? " entry" : " entries") + " at most")
                .orElse("how much of its own log is discarded is not known");
    }

    /// Not what is set aside is called later.
    private String copySuffix() {
        return Stamp.suffix(wreck.seen()) + "-copy";
    }

    private boolean isOld() {
        return wreck.generation() == Generation.V2;
    }

    private Version version() {
        return isOld() ? wreck.ages().oldest() : chosen.place().version();
    }

    private Address at() {
        return chosen.place().address();
    }
}
