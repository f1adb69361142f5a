package dev.quorate.runbooks.replace;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Picture;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Target;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Replaces a member that failed while the others hold quorum (procedure B of the document, in the order that always
/// works: remove first, then add). The member's host stays the same and must be reachable.
public final class ReplaceMember implements Runbook {
    @Override
    public String name() {
        return "replace-member";
    }

    @Override
    public Phrase phrase() {
        return Phrase.of("replace member X:MEMBER");
    }

    @Override
    public String summary() {
        return "replace a failed member on its own host: remove it, bring it back empty, as a learner first";
    }

    @Override
    public Planned plan(Ask ask, ClusterState seen) {
        return switch (seen.picture()) {
            case Picture.Blind(var reasons) -> Refusals.blind(ask, reasons);
            case Picture.NoQuorum(var findings) -> Refusals.noQuorum(ask, findings);
            case Picture.Clear picture ->
                switch (ask.target("X").in(picture, hostNames(seen))) {
                    case Target.None(var refusal) -> refusal;
                    case Target.One(var member) -> planFor(ask, seen, picture, member);
                };
        };
    }

    private static Planned planFor(Ask ask, ClusterState seen, Picture.Clear picture, Member failed) {
        Optional<Refusal> refusal = MemberGuards.refusal(seen, picture, failed);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var address = failed.peerUrls().getFirst().address();
        return switch (seen.host(address).orElse(null)) {
            case null -> Refusals.hostUnknown(failed, address);
            case HostView.Unreached unreached -> Refusals.hostUnreached(failed, unreached);
            case HostView.Reached reached -> planOn(ask, seen, picture, failed, reached);
        };
    }

    private static Planned planOn(
            Ask ask, ClusterState seen, Picture.Clear picture, Member failed, HostView.Reached host) {
        return switch (host.facts().owner()) {
            case HostView.Foreign(var name) -> Refusals.foreign(failed, host, name);
            case HostView.Nobody(var why) -> Refusals.noUnit(failed, host, why);
            case HostView.Unit(var unit) ->
                HostGuards.refusal(seen, picture, failed, host, unit)
                        .<Planned>map(refusal -> refusal)
                        .orElseGet(() -> Overrides.of(picture, failed, unit, seen)
                                .asPlan(overrides ->
                                        new Steps(ask, seen, picture, failed, host, unit, overrides).plan()));
        };
    }

    private static Map<Address, String> hostNames(ClusterState seen) {
        return seen.hosts().stream()
                .filter(HostView.Reached.class::isInstance)
                .map(HostView.Reached.class::cast)
                .collect(Collectors.toMap(
                        HostView.Reached::address, host -> host.facts().hostName()));
    }
}
