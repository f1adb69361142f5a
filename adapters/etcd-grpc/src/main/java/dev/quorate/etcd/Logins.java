package dev.quorate.etcd;

import dev.quorate.core.cluster.Url;
import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.Deadline;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Tokens that etcd gave us for our login. One is kept per endpoint, for checking a password costs etcd
/// about a tenth of a second; a member forgets the tokens it gave out when it restarts.
final class Logins {
    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

    private final Optional<EtcdAccess.Login> login;
    private final Map<Url, String> tokens = new ConcurrentHashMap<>();

    Logins(Optional<EtcdAccess.Login> login) {
        this.login = login;
    }

    /// The channel with our token on each call, a kept one or a new one.
    Channel on(Channel channel, Url endpoint, Deadline deadline) {
        var kept = Optional.ofNullable(tokens.get(endpoint));
        var token = kept.or(() -> fresh(channel, deadline));
        token.ifPresent(value -> tokens.put(endpoint, value));
        return ClientInterceptors.intercept(channel, bearing(token));
    }

    /// True when there was a token to blame, so that a new one may help.
    boolean forget(Url endpoint) {
        return tokens.remove(endpoint) != null;
    }

    /// Empty without a login, and where etcd says that it does not ask for one.
    Optional<String> fresh(Channel channel, Deadline deadline) {
        return login.flatMap(user -> {
            try {
                return Optional.of(authenticate(user, channel, deadline));
            } catch (StatusRuntimeException e) {
                if (isOff(e)) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    boolean isNeeded() {
        return login.isPresent();
    }

    static ClientInterceptor bearing(Optional<String> token) {
        var headers = new Metadata();
        token.ifPresent(value -> headers.put(TOKEN, value));
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }

    private static String authenticate(EtcdAccess.Login user, Channel channel, Deadline deadline) {
        return AuthGrpc.newBlockingStub(channel)
                .withDeadline(deadline)
                .authenticate(AuthenticateRequest.newBuilder()
                        .setName(user.user())
                        .setPassword(user.password().get())
                        .build())
                .getToken();
    }

    private static boolean isOff(StatusRuntimeException e) {
        var failure = Failure.of(e);
        return failure.code() == Status.Code.FAILED_PRECONDITION && failure.says("authentication is not enabled");
    }
}
