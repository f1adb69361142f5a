package dev.quorate.core.run;

import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What changed in the world between two looks that no step of ours explains. Such a change stops a run: what
/// was approved was approved for another world.
///
/// Explained are: what is about the host that the plan works on, once a step has touched it (never its boot
/// or machine id); members that this plan removes or adds, and that etcd ends where one was removed; a new
/// leader (the guard looks at that before each step); and a voter that got better (its version is seen again
/// then). Where there was no quorum, everything about members is explained once a step has started one; and so
/// is the quorum that a lone voter of etcd 2 loses to the voter that a step adds to it.
public final class Drift {
    private Drift() {}

    /// What stands between this run and its next step, in the world as it is now.
    public static List<Fingerprint.Difference> of(Progress run, Fingerprint now) {
        var plan = run.request().plan();
        return run.mark().isBack()
                ? hindering(plan, run.begun(), run.baseline(), now)
                : unexplained(plan, run.begun(), run.baseline(), now);
    }

    /// `begun` is the last step that may have acted, 0 for none. The id of a member
    /// that the plan added is found in either look by its peer URL.
    public static List<Fingerprint.Difference> unexplained(
            Plan plan, int begun, Fingerprint baseline, Fingerprint now) {
        var ours = members(plan, begun, baseline);
        ours.addAll(members(plan, begun, now));
        var touched = addresses(plan, begun);
        var leaving = leaving(plan, begun);
        var reborn = isReborn(plan, begun, baseline) || isStalled(plan, begun, now);
        return baseline.differences(now).stream()
                .filter(difference -> !(reborn && isAboutMembers(difference)))
                .filter(difference -> !(difference.kind().equals("run") && leaving.contains(difference.subject())))
                .filter(difference -> !isExplained(difference, ours, touched))
                .toList();
    }

    /// Of what is unexplained, that which forbids taking back what was done: another cluster, other members,
    /// another machine. Whoever gives up after a host has rebooted or another voter has died still takes his
    /// own learner out; the guard is asked before each of these steps too.
    public static List<Fingerprint.Difference> hindering(Plan plan, int begun, Fingerprint baseline, Fingerprint now) {
        var touched = addresses(plan, begun);
        return unexplained(plan, begun, baseline, now).stream()
                .filter(difference -> switch (difference.kind()) {
                    case "cluster", "member" -> true;
                    case "machine" ->
                        touched.contains(difference.subject())
                                && !isUnreached(difference.is())
                                && !isUnreached(difference.was());
                    default -> false;
                })
                .toList();
    }

    private static boolean isUnreached(String machine) {
        return machine.startsWith(Fingerprint.NOT_REACHED);
    }

    /// What the next look is compared with after this one has proven a step: this look, but with the old
    /// facts where nothing of ours explains the new ones. So what happens to the world while a step is under
    /// way stops the run before its next step, and what has passed by then does not.
    static Fingerprint accepted(Plan plan, int begun, Fingerprint baseline, Fingerprint now) {
        var facts = new TreeMap<>(now.facts());
        unexplained(plan, begun, baseline, now).forEach(strange -> {
            if (strange.was().isEmpty()) {
                facts.remove(strange.key());
            } else {
                facts.put(strange.key(), strange.was());
            }
        });
        return new Fingerprint(facts);
    }

    /// From the first start on, a cluster that had no quorum may have one again.
    private static boolean isReborn(Plan plan, int begun, Fingerprint baseline) {
        return Fingerprint.NO_QUORUM.equals(baseline.facts().get("cluster"))
                && plan.steps().subList(0, begun).stream().anyMatch(step -> step.action() instanceof Action.Starts);
    }

    /// A voter that was added to a lone one has taken its quorum, until it has started.
    private static boolean isStalled(Plan plan, int begun, Fingerprint now) {
        return Fingerprint.NO_QUORUM.equals(now.facts().get("cluster"))
                && plan.steps().subList(0, begun).stream()
                        .anyMatch(step -> step.risk() == Risk.DISASTER && step.action() instanceof Action.AddVoter);
    }

    private static boolean isAboutMembers(Fingerprint.Difference difference) {
        return switch (difference.kind()) {
            case "cluster", "leader", "member", "health", "version", "alarm" -> true;
            default -> false;
        };
    }

    private static boolean isExplained(Fingerprint.Difference difference, Set<String> members, Set<String> hosts) {
        return switch (difference.kind()) {
            case "leader" -> true;
            case "health" ->
                (difference.is().equals("healthy") && difference.was().equals("down"))
                        || members.contains(difference.subject());
            case "version" -> difference.was().isEmpty() || members.contains(difference.subject());
            case "member" -> members.contains(difference.subject());
            case "unit", "run", "data" -> hosts.contains(difference.subject());
            default -> false;
        };
    }

    /// Hex ids of the members that the steps so far remove or add.
    private static Set<String> members(Plan plan, int begun, Fingerprint look) {
        var ids = new HashSet<String>();
        for (var number = 1; number <= begun; number++) {
            switch (plan.step(number).action()) {
                case Action.RemoveMember(var id) -> ids.add(id.hex());
                case Action.AddLearner(var url) -> ids.addAll(at(url, look));
                case Action.AddVoter(var url) -> ids.addAll(at(url, look));
                case Action.StopMember(_, _, var id) -> ids.add(id.hex());
                case Action.Look _,
                        Action.SaveSnapshot _,
                        Action.MoveLeader _,
                        Action.Promote _,
                        Action.RemoveAdded _,
                        Action.OnHost _ -> {}
                case Action.UpdatePeerUrl(var id, _) -> ids.add(id.hex());
            }
        }
        return ids;
    }

    /// A fact `member/ID -> [URLS] ROLE` tells who is at a peer URL.
    private static Set<String> at(Url url, Fingerprint look) {
        return look.facts().entrySet().stream()
                .filter(fact -> fact.getKey().startsWith("member/"))
                .filter(fact ->
                        fact.getValue().contains(url + "]") || fact.getValue().contains(url + ","))
                .map(fact -> fact.getKey().substring("member/".length()))
                .collect(Collectors.toSet());
    }

    /// Hosts of the members that the steps so far remove: etcd there ends by itself, before a step stops its unit.
    private static Set<String> leaving(Plan plan, int begun) {
        var gone = plan.steps().subList(0, begun).stream()
                .map(Step::action)
                .filter(Action.RemoveMember.class::isInstance)
                .map(action -> ((Action.RemoveMember) action).member())
                .collect(Collectors.toSet());
        return plan.start().seats().stream()
                .filter(seat -> gone.contains(seat.id()))
                .map(seat -> seat.peerUrl().address().value())
                .collect(Collectors.toSet());
    }

    /// A backup beside the data changes nothing that is compared: its host is a survivor like any other.
    private static Set<String> addresses(Plan plan, int begun) {
        var hosts = new HashSet<String>();
        plan.steps().subList(0, begun).forEach(step -> {
            if (step.action() instanceof Action.OnHost onHost && !(onHost instanceof Action.BackUpData)) {
                hosts.add(onHost.host().value());
            }
        });
        return hosts;
    }
}
