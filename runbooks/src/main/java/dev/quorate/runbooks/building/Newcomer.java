package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Guard;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A host that is no member yet and is to become one: what the cluster and the host say to that.
public record Newcomer(Situation now, Saying saying, Address address) {
    /// The plan in which it joins, or why it cannot.
    public Planned joining(Optional<String> name, Function<Joining, Planned> plan) {
        return nobodyThere()
                .or(this::secondVoter)
                .or(this::guarded)
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> Workplace.at(address, now.seen(), saying, place -> on(place, name, plan)));
    }

    private Optional<Refusal> nobodyThere() {
        return now.picture().members().stream()
                .filter(member -> member.isAt(address))
                .findFirst()
                .map(member -> saying.no(
                        "Member " + member.id() + " is there already"
                                + (member.started() ? "." : ", added and never started."),
                        member.started()
                                ? "Ask `members`; to bring back a failed one ask `replace member " + address + "`."
                                : "Ask `remove member " + member.id() + "` first, then ask again."));
    }

    /// From one voter to two only by way of a learner: a voter counts from the add on, and before it has
    /// started nothing can be written, nor the add be taken back (N07).
    private Optional<Refusal> secondVoter() {
        return saying.because(
                now.picture().voters().size() == 1 && !now.version().hasLearners(),
                "It has one voter, and etcd " + now.version()
                        + " has no learners: from the add until the new member has started nothing could be written,"
                        + " and the add could not be taken back.",
                "Upgrade it to 3.4 or later first, where a second member joins as a learner.");
    }

    /// Growing is no repair: every voter is healthy first, and none is in the making.
    private Optional<Refusal> guarded() {
        var sick = now.picture().voters().stream()
                .filter(member -> !now.picture().healthy(member))
                .map(Member::where)
                .toList();
        if (!sick.isEmpty()) {
            return Optional.of(saying.no(
                    "A voter is in trouble: " + String.join(", ", sick) + "; "
                            + now.picture().quorum().words() + ".",
                    "Mend that first: ask `replace member " + sick.getFirst() + "` or bring it back."));
        }
        var url = now.peerUrlAt(address);
        return Guard.objection(now.adding(url), now.picture(), url)
                .map(objection -> saying.no(
                        objection.why() + " (guard " + objection.guard() + ")",
                        "Mend that first, then ask again; `health` shows what I see."));
    }

    private Planned on(Workplace place, Optional<String> name, Function<Joining, Planned> plan) {
        var guards = new HostGuards(saying, now.seen(), place);
        return guards.unit()
                .or(guards::directory)
                .or(guards::noLog)
                .or(() -> guards.roomFor(now.version()))
                .or(() -> listens(place))
                .or(() -> staysProxy(place))
                .<Planned>map(refusal -> refusal)
                .orElseGet(() -> Plans.joining(
                        now,
                        saying,
                        place,
                        now.picture().members(),
                        List.of(now.peerUrlAt(address)),
                        name.orElseGet(() -> place.unit().memberName()),
                        plan));
    }

    /// What stays in its settings for good must be right for a member: where it listens, and what it tells
    /// others.
    private Optional<Refusal> listens(Workplace place) {
        return Listening.problem(place.unit(), address, now.peerUrlAt(address), clientUrl())
                .map(problem -> saying.no(
                        place.unit().name() + " on " + address + " " + problem + ".",
                        "Correct its settings (`quorate render " + now.ask().cluster() + " NAME " + address
                                + "` prints right ones), `systemctl daemon-reload`, then ask again."));
    }

    /// A proxy by its lasting settings would be one again at each start; one by discovery is none without it.
    private Optional<Refusal> staysProxy(Workplace place) {
        return place.unit()
                .setting("ETCD_PROXY")
                .filter(mode -> !mode.equals("off"))
                .map(mode -> saying.no(
                        "The settings of " + place.unit().name() + " on " + address + " make it a proxy: proxy is "
                                + mode + ".",
                        "Take that setting out, `systemctl daemon-reload`, then ask again."));
    }

    private Url clientUrl() {
        var like = now.seen().endpoints().getFirst().endpoint();
        return new Url(like.scheme(), address.value(), like.port());
    }

    /// Why a proxy is one, or that it is none.
    public static Optional<String> notAProxy(Workplace place) {
        var data = place.host().facts().data();
        return data.filter(HostView.DataDirectory::hasProxy).isPresent()
                ? Optional.empty()
                : Optional.of("It is no proxy: its data directory holds no `proxy`"
                        + data.filter(found -> !found.entries().isEmpty())
                                .map(found -> ", but " + String.join(", ", found.entries()))
                                .orElse("")
                        + ".");
    }
}
