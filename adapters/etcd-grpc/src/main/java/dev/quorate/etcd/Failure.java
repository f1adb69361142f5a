package dev.quorate.etcd;

import io.etcd.jetcd.common.exception.EtcdException;
import io.grpc.Status;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// A call that failed, as gRPC has it: a code, etcd's own words (empty where there were none), and the
/// exceptions behind it, the outermost first. Codes decide; words only where etcd uses one code for two
/// meanings.
record Failure(Status.Code code, String text, List<Throwable> causes) {
    private static final int DEEPEST = 20;

    Failure {
        causes = List.copyOf(causes);
    }

    static Failure of(Throwable thrown) {
        var causes = causes(thrown);
        return causes.stream()
                .filter(EtcdException.class::isInstance)
                .map(EtcdException.class::cast)
                .findFirst()
                .map(etcd ->
                        new Failure(Status.Code.valueOf(etcd.getErrorCode().name()), words(etcd.getMessage()), causes))
                .orElseGet(() -> of(Status.fromThrowable(thrown), causes));
    }

    private static Failure of(Status status, List<Throwable> causes) {
        return new Failure(status.getCode(), words(status.getDescription()), causes);
    }

    boolean says(String words) {
        return text.contains(words);
    }

    /// The words are etcd's and not those of the gRPC library on our side.
    boolean isFromEtcd() {
        return text.startsWith("etcdserver:") || text.startsWith("auth:") || text.startsWith("raft:");
    }

    boolean isDenial() {
        return switch (code) {
            case PERMISSION_DENIED, UNAUTHENTICATED -> true;
            case INVALID_ARGUMENT ->
                says("user name is empty") || says("invalid user ID or password") || says("auth store is old");
            case FAILED_PRECONDITION -> says("authentication failed");
            case OK,
                    CANCELLED,
                    UNKNOWN,
                    DEADLINE_EXCEEDED,
                    NOT_FOUND,
                    ALREADY_EXISTS,
                    RESOURCE_EXHAUSTED,
                    ABORTED,
                    OUT_OF_RANGE,
                    UNIMPLEMENTED,
                    INTERNAL,
                    UNAVAILABLE,
                    DATA_LOSS -> false;
        };
    }

    /// No connection came to be. Each call has one of its own, so no request left. (Not so for a broken one.)
    boolean isNeverSent() {
        return cause(ConnectException.class).isPresent()
                || cause(NoRouteToHostException.class).isPresent()
                || cause(UnknownHostException.class).isPresent()
                || cause(SSLHandshakeException.class).isPresent();
    }

    <T extends Throwable> Optional<T> cause(Class<T> kind) {
        return causes.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static List<Throwable> causes(Throwable thrown) {
        var causes = new ArrayList<Throwable>();
        for (var each = Optional.of(thrown);
                each.isPresent() && causes.size() < DEEPEST;
                each = Optional.ofNullable(each.get().getCause())) {
            causes.add(each.get());
        }
        return causes;
    }

    private static String words(@Nullable String text) {
        return text == null ? "" : text;
    }
}
