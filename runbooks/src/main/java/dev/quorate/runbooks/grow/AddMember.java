package dev.quorate.runbooks.grow;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Runbook;
import dev.quorate.runbooks.building.Newcomer;
import dev.quorate.runbooks.building.Plans;
import dev.quorate.runbooks.building.Saying;
import dev.quorate.runbooks.building.Situation;
import java.util.Optional;

/// Makes a voter of a host that was never a member: its unit is installed and configured and has no data.
/// Source: etcd's
/// runtime reconfiguration.
public final class AddMember implements Runbook {
    @Override
    public String name() {
        return "add-member";
    }

    @Override
    public Phrase phrase() {
        return Phrase.of("add member NAME:NAME at ADDRESS:ADDRESS");
    }

    @Override
    public String summary() {
        return "make a voter of a host that was never a member, as a learner first";
    }

    @Override
    public Planned plan(Ask ask, ClusterState seen) {
        return Plans.withQuorum(ask, seen, now -> planFor(now, ask.word("NAME"), ask.address("ADDRESS")));
    }

    private static Planned planFor(Situation now, String name, Address address) {
        var saying = new Saying("I did not plan to add " + name + " at " + address + ".");
        return taken(now, saying, name)
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> new Newcomer(now, saying, address)
                        .joining(
                                Optional.of(name),
                                joining -> Newcomer.notAProxy(joining.place()).isEmpty()
                                        ? saying.no(
                                                "It is a proxy: its data directory holds `proxy`.",
                                                "Ask `promote proxy " + address + "`.")
                                        : Growth.plan(
                                                now,
                                                "add member " + name + " at " + address + " in "
                                                        + now.ask().cluster(),
                                                Growth.renaming(joining, name),
                                                joining)));
    }

    private static Optional<Refusal> taken(Situation now, Saying saying, String name) {
        return now.picture().members().stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .map(member -> saying.no(
                        "Member " + member.id() + " at " + member.where() + " has that name.", "Use another name."));
    }
}
