package dev.quorate.etcd;

import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.port.Outcome.NotNow;
import dev.quorate.core.port.Outcome.Refused;
import dev.quorate.core.port.Outcome.Unknown;
import java.time.Duration;

/// What a failed changing call came to: by gRPC's code, and by etcd's words where it uses one code for a
/// definite no and for nobody-knows alike. The words are those of etcd's api/v3rpc/rpctypes/error.go,
/// releases 3.4 to 3.6; words that are not in here never make an outcome more certain.
final class Replies {
    private Replies() {}

    static Outcome of(Failure failure, EtcdCall call, Url via, Duration within) {
        if (failure.isDenial()) {
            return denied(failure);
        }
        return switch (failure.code()) {
            case NOT_FOUND ->
                new Refused(subject(call) + " is not in the cluster: it was removed before, or the id is"
                        + " wrong; look at the list of members.");
            case FAILED_PRECONDITION -> precondition(failure, call, via);
            case UNAVAILABLE -> unavailable(failure, via, within);
            case RESOURCE_EXHAUSTED -> exhausted(failure, via);
            case DATA_LOSS ->
                new Refused("etcd holds corrupt data and refuses changes; find the corrupt member first.");
            case INVALID_ARGUMENT, OUT_OF_RANGE ->
                new Refused("etcd does not accept " + subject(call) + " as an argument" + quoted(failure)
                        + "; nothing was changed.");
            case UNIMPLEMENTED -> new Refused("The etcd at " + via + " does not know this call; it is older than 3.4.");
            case DEADLINE_EXCEEDED -> late(within);
            case PERMISSION_DENIED, UNAUTHENTICATED -> denied(failure);
            case UNKNOWN -> isTooFewStarted(failure) ? tooFewStarted() : ended(failure);
            case OK, CANCELLED, ALREADY_EXISTS, ABORTED, INTERNAL -> ended(failure);
        };
    }

    /// For what failed while we were still getting in: nothing but a login was sent, so this is never unknown.
    static Outcome notSent(Throwable thrown, Url via, Duration within) {
        var why = WhySilent.of(thrown, via, within);
        return switch (why.kind()) {
            case TLS, DENIED ->
                new Refused("I could not get in at " + via + ": " + why.clause() + "; nothing was sent.");
            case REFUSED, TIMEOUT, OTHER -> new NotNow(via + ": " + why.clause() + "; nothing was sent.");
        };
    }

    static Outcome late(Duration within) {
        return new Unknown("no answer within " + within.toMillis() + " ms");
    }

    /// A definite no that etcd 3.4 to 3.6 send with the code UNKNOWN: server/etcdserver/api/v3rpc/util.go
    /// answers with the
    /// client's form of this one error, which carries no code over the wire.
    private static boolean isTooFewStarted(Failure failure) {
        return failure.isFromEtcd() && failure.says("not enough started members");
    }

    private static Outcome tooFewStarted() {
        return new Refused("Too few members have started for this change; start or remove those that were added"
                + " and never started.");
    }

    private static Outcome ended(Failure failure) {
        return new Unknown("the call ended with " + failure.code() + quoted(failure));
    }

    private static Outcome denied(Failure failure) {
        return new Refused("etcd refused it, " + WhySilent.denial(failure) + "; nothing was changed.");
    }

    private static Outcome precondition(Failure failure, EtcdCall call, Url via) {
        if (failure.says("in sync with leader")) {
            return new NotNow(subject(call) + " is not in sync with the leader yet.");
        }
        if (failure.says("can only promote a learner")) {
            return new Refused(subject(call) + " is no learner, so there is nothing to promote.");
        }
        if (failure.says("Peer URLs already exists") || failure.says("member ID already exist")) {
            return new Refused(subject(call) + " is already in the cluster; look whether it is the one you want.");
        }
        if (failure.says("too many learner members")) {
            return new Refused("The cluster has a learner and takes no other; promote or remove that one first.");
        }
        if (isTooFewStarted(failure)) {
            return tooFewStarted();
        }
        if (failure.says("not leader")) {
            return new Refused(via + " is not the leader; only the leader's own endpoint moves leadership.");
        }
        if (failure.says("bad leader transferee")) {
            return new Refused(subject(call) + " is no voter of this cluster; pick a healthy voter.");
        }
        return new Refused("etcd says the cluster is in no state for it" + quoted(failure) + "; nothing was changed.");
    }

    /// The code that clients retry by habit: etcd says it for refusals and for lost proposals alike.
    private static Outcome unavailable(Failure failure, Url via, Duration within) {
        if (failure.says("unhealthy cluster")) {
            return new NotNow("etcd counts the cluster as unhealthy: a voter is disconnected, or has been connected for"
                    + " less than five seconds.");
        }
        if (failure.says("not supported for learner")) {
            return new Refused(via + " is a learner and takes no such call; use a voter's endpoint.");
        }
        if (failure.says("not capable")) {
            return new NotNow(via + " does not offer this call before all members run a version that has it.");
        }
        if (failure.isNeverSent()) {
            return notSent(failure.causes().getFirst(), via, within);
        }
        return new Unknown(undecided(failure));
    }

    private static String undecided(Failure failure) {
        if (failure.says("leader changed") || failure.says("leader failure")) {
            return "the leader changed while etcd was deciding";
        }
        if (failure.says("timed out")) {
            return "etcd gave up waiting for its own decision";
        }
        return failure.isFromEtcd()
                ? "etcd broke off the call" + quoted(failure)
                : "the connection broke before an answer came";
    }

    private static Outcome exhausted(Failure failure, Url via) {
        if (failure.says("too many requests")) {
            return new NotNow(via + " has too many requests at the moment.");
        }
        return failure.says("database space exceeded")
                ? new Refused(
                        "etcd's database is full (NOSPACE) and refuses changes; compact, defragment and disarm first.")
                : new Unknown("the answer was larger than this bot reads");
    }

    static String subject(EtcdCall call) {
        return switch (call) {
            case EtcdCall.MoveLeader(var to) -> "Member " + to.hex();
            case EtcdCall.Remove(var member) -> "Member " + member.hex();
            case EtcdCall.Update(var member, _) -> "Member " + member.hex();
            case EtcdCall.Promote(var member) -> "Member " + member.hex();
            case EtcdCall.Add(var peerUrl, _) -> "A member at " + peerUrl;
            case EtcdCall.Save(var fileName) -> "A snapshot " + fileName;
        };
    }

    /// etcd's own words, for what this class does not know; never those of a library.
    private static String quoted(Failure failure) {
        return failure.isFromEtcd() ? " (\"" + failure.text() + "\")" : "";
    }
}
