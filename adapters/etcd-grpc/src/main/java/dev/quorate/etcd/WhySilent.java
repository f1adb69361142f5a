package dev.quorate.etcd;

import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.Url;
import io.grpc.Status;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.NotSslRecordException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Why an endpoint did not answer: the kind that decides, and one clause for people. The reason is deep in
/// the chain of causes; gRPC's own words for nearly all of them are "io exception".
record WhySilent(Silence kind, String clause) {

    static WhySilent of(Throwable thrown, Url endpoint, Duration within) {
        if (thrown instanceof Trust.Unusable unusable) {
            return new WhySilent(Silence.TLS, unusable.clause());
        }
        var failure = Failure.of(thrown);
        return denied(failure)
                .or(() -> tls(failure))
                .or(() -> late(failure, within))
                .or(() -> unreachable(failure))
                .or(() -> brokenOff(failure, endpoint))
                .orElseGet(() -> new WhySilent(Silence.OTHER, odd(failure)));
    }

    /// As JDK's HTTP client tells of it.
    static WhySilent overHttp(Throwable thrown, Duration within) {
        if (thrown instanceof Trust.Unusable unusable) {
            return new WhySilent(Silence.TLS, unusable.clause());
        }
        var failure = Failure.of(thrown);
        return tls(failure)
                .or(() -> late(failure, within))
                .or(() -> failure.cause(UnresolvedAddressException.class).map(_ -> unresolved()))
                .or(() -> unreachable(failure))
                .orElseGet(() -> new WhySilent(Silence.OTHER, "it closed the connection without a whole answer"));
    }

    static WhySilent late(Duration within) {
        return new WhySilent(Silence.TIMEOUT, "no answer within " + within.toMillis() + " ms");
    }

    private static Optional<WhySilent> denied(Failure failure) {
        return failure.isDenial() ? Optional.of(new WhySilent(Silence.DENIED, denial(failure))) : Optional.empty();
    }

    static String denial(Failure failure) {
        if (failure.says("user name is empty")) {
            return "permission denied: etcd asks for a user and none is configured";
        }
        if (failure.says("invalid user ID or password")) {
            return "permission denied: etcd knows no such user and password";
        }
        return "permission denied: the configured user needs the role root";
    }

    private static Optional<WhySilent> tls(Failure failure) {
        return failure.cause(SSLException.class).map(_ -> new WhySilent(Silence.TLS, handshake(failure)));
    }

    private static String handshake(Failure failure) {
        if (failure.cause(NotSslRecordException.class).isPresent()) {
            return "it does not speak TLS: its endpoint starts with http://";
        }
        if (failure.cause(CertificateExpiredException.class).isPresent()) {
            return "its certificate has expired";
        }
        if (failure.cause(CertificateNotYetValidException.class).isPresent()) {
            return "its certificate is not valid yet";
        }
        if (isSignedByAnother(failure)) {
            return "its certificate is not signed by the configured CA";
        }
        return failure.cause(CertificateException.class).isPresent()
                ? "its certificate is not for this address"
                : "it refused our client certificate or the TLS handshake";
    }

    /// Two exceptions for one thing: no CA of that name is known, or one of that name signs differently.
    private static boolean isSignedByAnother(Failure failure) {
        return failure.cause(CertPathBuilderException.class).isPresent()
                || failure.cause(CertPathValidatorException.class).isPresent();
    }

    /// Netty's connect timeout is a ConnectException too, so this comes before a refusal.
    private static Optional<WhySilent> late(Failure failure, Duration within) {
        var isLate = failure.code() == Status.Code.DEADLINE_EXCEEDED
                || failure.cause(ConnectTimeoutException.class).isPresent()
                || failure.cause(SocketTimeoutException.class).isPresent()
                || failure.cause(HttpTimeoutException.class).isPresent();
        return isLate ? Optional.of(late(within)) : Optional.empty();
    }

    private static Optional<WhySilent> unreachable(Failure failure) {
        if (failure.cause(NoRouteToHostException.class).isPresent()) {
            return Optional.of(new WhySilent(Silence.OTHER, "no route to its host"));
        }
        if (failure.cause(ConnectException.class).isPresent()) {
            return Optional.of(new WhySilent(Silence.REFUSED, "connection refused"));
        }
        return failure.cause(UnknownHostException.class).map(_ -> unresolved());
    }

    private static WhySilent unresolved() {
        return new WhySilent(Silence.OTHER, "the name of its host does not resolve");
    }

    /// No exception tells these apart: over TLS 1.3 a member refuses our certificate when we think that the
    /// handshake is
    /// done, and whether we still hear why is a race.
    private static Optional<WhySilent> brokenOff(Failure failure, Url endpoint) {
        if (failure.code() != Status.Code.UNAVAILABLE || failure.isFromEtcd()) {
            return Optional.empty();
        }
        return Optional.of(
                endpoint.scheme().equals("http")
                        ? new WhySilent(
                                Silence.OTHER,
                                "it closed the connection without an answer, as a member does that wants https:// or is"
                                        + " stopping")
                        : new WhySilent(
                                Silence.TLS,
                                "it closed the connection around the TLS handshake, as a member does that speaks plain"
                                        + " http:// or refuses our client certificate"));
    }

    private static String odd(Failure failure) {
        if (failure.says("server stopped")) {
            return "it is stopping";
        }
        if (failure.code() == Status.Code.CANCELLED) {
            return "the look was broken off";
        }
        return failure.isFromEtcd()
                ? "it answers with an error: " + failure.text()
                : "what answers there does not speak etcd's version 3 API (" + failure.code() + ")";
    }
}
