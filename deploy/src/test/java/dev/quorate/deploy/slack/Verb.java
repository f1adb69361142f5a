package dev.quorate.deploy.slack;

import java.util.Locale;
import java.util.Optional;

/// What can be said to a plan or its run, beside a yes.
enum Verb {
    DENY,
    RECHECK,
    STOP,
    RESUME,
    RETRY,
    ABORT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// As it is typed.
    String of(String plan) {
        return word() + " " + plan + (this == DENY ? " because it is not fine" : "");
    }

    /// Whether this one's word is on record when it does not count, or is only answered.
    boolean isVote() {
        return this == DENY;
    }

    /// Why this one's word on a plan that it fits is not heeded; empty if it is. Anybody in the room may have a
    /// plan looked at again. Whoever has a name here may stop a run, in doubt or not: the brake is quick, and does
    /// no harm.
    Optional<String> objection(Cast who, OpenPlan plan) {
        return switch (this) {
            case DENY -> who.doubtful(plan).or(() -> who == Cast.DAVE ? Optional.of(outsider(who)) : Optional.empty());
            case RECHECK -> Optional.empty();
            case STOP -> who.unknown().or(() -> who == Cast.DAVE ? Optional.of(bystander(who)) : Optional.empty());
            case RESUME, RETRY, ABORT -> who == Cast.DAVE ? Optional.of(bystander(who)) : who.doubtful(plan);
        };
    }

    private static String outsider(Cast who) {
        return who.person() + " is not in etcd-oncall.";
    }

    private static String bystander(Cast who) {
        return who.person() + " neither asked for this run nor may approve it.";
    }

    /// What the room says of a plan that is not open there.
    String notHere(String plan) {
        return this == DENY || this == RECHECK
                ? "No open plan in this room begins with " + plan + "."
                : "No run of plan " + plan + " is under way here.";
    }
}
