package dev.quorate.etcd;

import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.port.Outcome.Done;
import dev.quorate.core.port.Outcome.Refused;
import dev.quorate.core.port.Outcome.Unknown;
import java.io.IOException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;

/// What a changing request of the v2 API came to, by its status. etcd answers 500 for a refusal of its own
/// check and for a decision that it lost sight of alike, so that is never a no (etcdserver/etcdhttp/client.go
/// and http.go of etcd 2).
final class HttpReplies {
    private HttpReplies() {}

    static Outcome of(HttpAnswer answer, EtcdCall call) {
        return switch (answer.status()) {
            case 200, 201, 204 -> new Done(List.of(done(answer, call)));
            case 400, 405, 415 ->
                new Refused(
                        "etcd does not accept " + Replies.subject(call) + quoted(answer) + "; nothing was changed.");
            case 401, 403 -> new Refused("etcd refused it, " + denial(answer) + "; nothing was changed.");
            case 404 ->
                new Refused(Replies.subject(call) + " is not in the cluster: the id is wrong, or it has left; look at"
                        + " the list of members.");
            case 409 ->
                new Refused(Replies.subject(call) + " is already in the cluster; look whether it is the one you want.");
            case 410 -> new Refused(Replies.subject(call) + " was removed before, and a removed id never returns.");
            default ->
                new Unknown("etcd answered with status " + answer.status() + quoted(answer)
                        + ", as it does for a refusal and for a lost decision alike");
        };
    }

    static Outcome broken(IOException thrown, Url via, Duration within) {
        var failure = Failure.of(thrown);
        if (failure.isNeverSent()
                || failure.cause(HttpConnectTimeoutException.class).isPresent()) {
            return Replies.notSent(thrown, via, within);
        }
        return failure.cause(HttpTimeoutException.class).isPresent()
                ? Replies.late(within)
                : new Unknown("the connection broke before an answer came");
    }

    /// For what the v2 API has no words for.
    static Outcome foreign(Url via, String what) {
        return new Refused("The etcd at " + via + " has the v2 API only, and " + what + "; nothing was sent.");
    }

    static String denial(HttpAnswer answer) {
        return answer.status() == 401
                ? "permission denied: the configured user and password are not those of a user with the role root"
                : "permission denied: the configured user needs the role root";
    }

    private static String done(HttpAnswer answer, EtcdCall call) {
        return call instanceof EtcdCall.Add(var peerUrl, _)
                ? "added voter " + answer.json().path("id").asText() + " at " + peerUrl
                : Replies.subject(call) + ": done, status " + answer.status();
    }

    private static String quoted(HttpAnswer answer) {
        return answer.message().isEmpty() ? "" : " (\"" + answer.message() + "\")";
    }
}
