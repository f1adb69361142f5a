package dev.quorate.etcd;

import com.google.protobuf.ByteString;
import dev.quorate.core.cluster.EndpointView.Current;
import dev.quorate.core.cluster.EndpointView.NotCurrent;
import dev.quorate.core.cluster.EndpointView.Reading;
import dev.quorate.core.cluster.EndpointView.Status;
import dev.quorate.core.cluster.Url;
import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.Channel;
import io.grpc.Deadline;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// One look at one member, over a connection of its own: Status, a linearizable read, then the list and the
/// alarms. Raw stubs: jetcd's client opens another channel for Status, cannot ask for a linearizable list
/// and knows no CORRUPT.
final class Look {
    /// Any key will do and none is ever written: that the read comes back is the answer.
    static final String PROBE_KEY = "quorate/probe";

    private final Dialer dialer;
    private final Logins logins;

    Look(Dialer dialer, Logins logins) {
        this.dialer = dialer;
        this.logins = logins;
    }

    /// What came back. Everything that keeps Status from coming back is thrown.
    record Seen(Status status, Reading reading) {}

    Seen at(Url endpoint, Duration within) {
        var deadline = Deadline.after(within.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return once(endpoint, deadline, within);
        } catch (StatusRuntimeException e) {
            if (Failure.of(e).isDenial() && logins.forget(endpoint)) {
                return once(endpoint, deadline, within);
            }
            throw e;
        }
    }

    private Seen once(Url endpoint, Deadline deadline, Duration within) {
        var channel = dialer.channel(endpoint, within);
        try {
            var line = logins.on(channel, endpoint, deadline);
            var status = status(line, deadline);
            return new Seen(status, reading(line, deadline, status, within));
        } finally {
            channel.shutdownNow();
        }
    }

    private static Status status(Channel line, Deadline deadline) {
        StatusResponse answer =
                MaintenanceGrpc.newBlockingStub(line).withDeadline(deadline).status(StatusRequest.getDefaultInstance());
        return Dialect.status(answer)
                .orElseThrow(() -> io.grpc.Status.UNIMPLEMENTED
                        .withDescription("version " + answer.getVersion())
                        .asRuntimeException());
    }

    private static Reading reading(Channel line, Deadline deadline, Status status, Duration within) {
        if (status.learner()) {
            return new NotCurrent("it is a learner");
        }
        try {
            return behindABarrier(line, deadline);
        } catch (StatusRuntimeException e) {
            return notCurrent(e, within);
        }
    }

    /// The list is asked for after the read returned: what it says is at least as new. Listing alarms goes
    /// through Raft by itself, so it needs not wait for the read.
    private static Reading behindABarrier(Channel line, Deadline deadline) {
        var alarming =
                MaintenanceGrpc.newFutureStub(line).withDeadline(deadline).alarm(Dialect.allAlarms());
        var revision = KVGrpc.newBlockingStub(line)
                .withDeadline(deadline)
                .range(RangeRequest.newBuilder()
                        .setKey(ByteString.copyFromUtf8(PROBE_KEY))
                        .setKeysOnly(true)
                        .build())
                .getHeader()
                .getRevision();
        var members = ClusterGrpc.newBlockingStub(line).withDeadline(deadline).memberList(Dialect.currentMembers());
        var alarms = answer(alarming);
        return Dialect.members(members)
                .<Reading>map(list -> new Current(revision, list, Dialect.alarms(alarms)))
                .orElseGet(() -> new NotCurrent("it lists a member whose peer URL I cannot read"));
    }

    /// As a blocking stub would hand it over.
    private static <T> T answer(Future<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StatusRuntimeException told
                    ? told
                    : io.grpc.Status.UNKNOWN.withCause(e.getCause()).asRuntimeException();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw io.grpc.Status.CANCELLED.withCause(e).asRuntimeException();
        }
    }

    /// A denial or a broken connection is no reading at all, and thrown on.
    private static Reading notCurrent(StatusRuntimeException thrown, Duration within) {
        var failure = Failure.of(thrown);
        if (failure.isDenial() || failure.cause(IOException.class).isPresent()) {
            throw thrown;
        }
        return new NotCurrent(
                switch (failure.code()) {
                    case DEADLINE_EXCEEDED -> "it cannot read from a quorum within " + within.toMillis() + " ms";
                    case RESOURCE_EXHAUSTED -> "it has too many requests to answer a read";
                    case DATA_LOSS -> "it holds corrupt data";
                    case UNAVAILABLE, FAILED_PRECONDITION -> unable(failure);
                    case OK,
                            CANCELLED,
                            UNKNOWN,
                            INVALID_ARGUMENT,
                            NOT_FOUND,
                            ALREADY_EXISTS,
                            PERMISSION_DENIED,
                            ABORTED,
                            OUT_OF_RANGE,
                            UNIMPLEMENTED,
                            INTERNAL,
                            UNAUTHENTICATED -> "it answers a read with " + failure.code();
                });
    }

    private static String unable(Failure failure) {
        if (failure.says("not supported for learner")) {
            return "it is a learner";
        }
        return failure.says("no leader") ? "it has no leader" : "it cannot read from a quorum now";
    }
}
