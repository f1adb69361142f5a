package dev.quorate.runbooks.grow;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Runbook;
import dev.quorate.runbooks.building.Newcomer;
import dev.quorate.runbooks.building.Plans;
import dev.quorate.runbooks.building.Saying;
import dev.quorate.runbooks.building.Situation;
import java.util.List;
import java.util.Optional;

/// Makes a voter of a host that found its discovery token full and became a proxy. Source: `Change etcd
/// cluster size` on CoreOS Container Linux. The proxy is stopped before its data is set aside, for a restart
/// policy would make it a crash loop, and it joins as a learner, which the document does not know yet.
public final class PromoteProxy implements Runbook {
    @Override
    public String name() {
        return "promote-proxy";
    }

    @Override
    public Phrase phrase() {
        return Phrase.of("promote proxy ADDRESS:ADDRESS");
    }

    @Override
    public String summary() {
        return "make a voter of a host that runs as a proxy: stop it, bring it in as a learner first";
    }

    @Override
    public Planned plan(Ask ask, ClusterState seen) {
        return Plans.withQuorum(ask, seen, now -> planFor(now, ask.address("ADDRESS")));
    }

    private static Planned planFor(Situation now, Address address) {
        var saying = new Saying("I did not plan to promote " + address + ".");
        var newcomer = new Newcomer(now, saying, address);
        return newcomer.joining(
                Optional.empty(),
                joining -> Newcomer.notAProxy(joining.place())
                        .<Planned>map(why -> saying.no(
                                why, "For a host that was never a member ask `add member NAME at " + address + "`."))
                        .orElseGet(() -> Growth.plan(
                                now,
                                "promote proxy " + address + " in " + now.ask().cluster(),
                                List.of("clients that use the proxy at " + address
                                        + " get no answer from it between its stop and its start"),
                                joining)));
    }
}
