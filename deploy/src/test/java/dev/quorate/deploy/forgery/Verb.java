package dev.quorate.deploy.forgery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can be said to a plan or its run.
public enum Verb {
    APPROVE,
    DENY,
    RECHECK,
    STOP,
    RESUME,
    RETRY,
    ABORT;

    private static final int WHOLE = 64;

    /// All but the yes.
    static List<Verb> others() {
        return Arrays.stream(values()).filter(one -> one != APPROVE).toList();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As it is typed. A denial has a reason, an approval may have one.
    public String of(String plan) {
        var reason = switch (this) {
            case APPROVE -> plan.length() == WHOLE ? "" : " because it is fine";
            case DENY -> " because it is not fine";
            case RECHECK, STOP, RESUME, RETRY, ABORT -> "";
        };
        return word() + " " + plan + reason;
    }

    /// Whether this one's word is on record when it does not count, or is only answered.
    boolean isVote() {
        return this == APPROVE || this == DENY;
    }

    /// Why this one's word on a plan that it fits is not heeded; empty if it is. Anybody in the room may have a
    /// plan looked at again. Whoever has a name here may stop a run, in doubt or not: the brake is quick, and does
    /// no harm.
    Optional<String> objection(Speaker who, OpenPlan plan) {
        return switch (this) {
            case APPROVE -> who.objection(plan);
            case DENY -> who.doubtful(plan).or(() -> unless(who, who.person() + " is not in etcd-oncall."));
            case RECHECK -> Optional.empty();
            case STOP -> who.unknown().or(() -> unless(who, bystander(who)));
            case RESUME, RETRY, ABORT -> unless(who, bystander(who)).or(() -> who.doubtful(plan));
        };
    }

    private static Optional<String> unless(Speaker who, String why) {
        return who.mayApprove() ? Optional.empty() : Optional.of(why);
    }

    private static String bystander(Speaker who) {
        return who.person() + " neither asked for this run nor may approve it.";
    }

    /// What the room says of a plan that is not open there.
    String notHere(String plan) {
        return this == DENY || this == RECHECK
                ? "No open plan in this room begins with " + plan + "."
                : "No run of plan " + plan + " is under way here.";
    }
}
