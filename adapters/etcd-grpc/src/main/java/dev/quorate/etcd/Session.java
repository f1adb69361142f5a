package dev.quorate.etcd;

import dev.quorate.core.cluster.Url;
import io.etcd.jetcd.Client;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Deadline;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A jetcd client on one endpoint, logged in, for one piece of work with one deadline.
final class Session implements AutoCloseable {
    private static final Duration GRACE = Duration.ofMillis(250);

    private final Client client;
    private final Deadline deadline;

    private Session(Client client, Deadline deadline) {
        this.client = client;
        this.deadline = deadline;
    }

    /// Logs in where that is needed. Whatever this throws, nothing but the login was sent.
    static Session open(Dialer dialer, Logins logins, Url endpoint, Duration within) {
        var deadline = Deadline.after(within.toNanos(), TimeUnit.NANOSECONDS);
        var token = logins.isNeeded() ? token(dialer, logins, endpoint, deadline, within) : Optional.<String>empty();
        return new Session(dialer.client(endpoint, within, List.of(Logins.bearing(token), until(deadline))), deadline);
    }

    Client client() {
        return client;
    }

    /// The answer. gRPC keeps the deadline by itself; the second, slightly later one is for what it may not
    /// see.
    <T> T await(CompletableFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(deadline.timeRemaining(TimeUnit.MILLISECONDS) + GRACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        client.close();
    }

    private static Optional<String> token(
            Dialer dialer, Logins logins, Url endpoint, Deadline deadline, Duration within) {
        var channel = dialer.channel(endpoint, within);
        try {
            return logins.fresh(channel, deadline);
        } finally {
            channel.shutdownNow();
        }
    }

    private static ClientInterceptor until(Deadline deadline) {
        return new ClientInterceptor() {
            @Override
            public <Q, A> ClientCall<Q, A> interceptCall(
                    MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
                return next.newCall(method, options.withDeadline(deadline));
            }
        };
    }
}
