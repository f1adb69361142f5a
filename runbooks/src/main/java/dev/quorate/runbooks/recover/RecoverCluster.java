package dev.quorate.runbooks.recover;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Target;
import dev.quorate.runbooks.building.Saying;
import java.util.Set;
import java.util.TreeSet;

/// Brings a cluster back that has lost its quorum. Source: `etcd disaster recovery on CoreOS Container
/// Linux`, and etcd-operations 1.4. Where a majority still has its data and was only stopped, everybody is
/// started together, which loses nothing; otherwise X is made a cluster of one and the others join it anew.
public final class RecoverCluster implements Runbook {
    @Override
    public String name() {
        return "recover-cluster";
    }

    @Override
    public Phrase phrase() {
        return Phrase.of("recover cluster from X:MEMBER [lost Y,Z:MEMBERS]");
    }

    @Override
    public String summary() {
        return "bring back a cluster without quorum: start its members together, or X alone and the others anew";
    }

    @Override
    public Planned plan(Ask ask, ClusterState seen) {
        var saying = new Saying("I did not plan to recover " + ask.cluster() + ".");
        return switch (seen.picture()) {
            case Picture.Blind(var reasons) -> saying.blind(reasons);
            case Picture.Clear picture ->
                saying.no(
                        "It has not lost its quorum: " + picture.quorum().words() + ".",
                        "For a failed member ask `replace member X`; `health` shows who is down.");
            case Picture.NoQuorum _ -> planFor(ask, new Wreck(seen), saying);
        };
    }

    private static Planned planFor(Ask ask, Wreck wreck, Saying saying) {
        var lost = lost(ask, wreck);
        return new WreckGuards(saying, wreck)
                .refusal(lost)
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> from(ask, wreck, saying));
    }

    private static Set<Address> lost(Ask ask, Wreck wreck) {
        var lost = new TreeSet<Address>();
        for (Target target : ask.targets("Y,Z")) {
            var named = wreck.named(target);
            lost.add(named.isEmpty() ? new Address(target.word()) : named.getFirst());
        }
        return lost;
    }

    private static Planned from(Ask ask, Wreck wreck, Saying saying) {
        var named = wreck.named(ask.target("X"));
        if (named.size() != 1) {
            return saying.no(
                    "`" + ask.target("X") + "` names " + (named.isEmpty() ? "no host" : named.size() + " hosts")
                            + " of this cluster; there are " + wreck.hostList() + ".",
                    "Use an address.");
        }
        var survivors = wreck.survivors();
        var chosen = survivors.stream()
                .filter(one -> one.place().address().equals(named.getFirst()))
                .findFirst();
        if (chosen.isEmpty()) {
            return saying.no(
                    named.getFirst() + " holds no data of a member.",
                    survivors.isEmpty()
                            ? "No host holds any: ask `restore cluster from SNAPSHOT`."
                            : "The survivors are, the most advanced first: "
                                    + String.join(
                                            "; ",
                                            survivors.stream()
                                                    .map(Survivor::line)
                                                    .toList()) + ".");
        }
        var startable = survivors.stream().filter(one -> !one.crashes()).toList();
        return startable.size() > wreck.memberHosts().size() / 2
                ? new JointStart(ask, wreck).plan(startable)
                : new LoneStart(ask, wreck, saying, chosen.get()).plan();
    }
}
