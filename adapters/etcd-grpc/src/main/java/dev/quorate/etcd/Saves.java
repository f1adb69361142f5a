package dev.quorate.etcd;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.port.Outcome.NotNow;
import dev.quorate.core.port.Outcome.Refused;
import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Response;
import io.etcd.jetcd.options.GetOption;
import io.grpc.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Streams a member's snapshot onto the shelf. Nothing changes in etcd and a half-written file is deleted,
/// so what went wrong is never unknown.
final class Saves {
    private final SnapshotShelf shelf;
    private final Clock clock;

    Saves(SnapshotShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    Outcome save(String fileName, Session session, Url via, Duration within) throws InterruptedException {
        if (!SnapshotShelf.isName(fileName)) {
            return new Refused(
                    "\"" + fileName + "\" is no name for a snapshot file; use letters, digits, dots and dashes.");
        }
        if (shelf.has(fileName)) {
            return new Refused("There is a snapshot " + fileName + " already, and I overwrite none; use another name.");
        }
        try (var part = shelf.begin(fileName)) {
            return streamed(part, fileName, session, via, within);
        } catch (IOException _) {
            return new Refused(shelf.cannotWrite() + "; make room or repair it. No snapshot was kept.");
        }
    }

    private Outcome streamed(SnapshotPart part, String fileName, Session session, Url via, Duration within)
            throws IOException, InterruptedException {
        try {
            var at = clock.now();
            var before = session.await(session.client().getKVClient().get(probe(), ownView()))
                    .getHeader();
            session.await(session.client().getMaintenanceClient().snapshot(part));
            return part.keep(new SnapshotShelf.Origin(at, via, before.getRevision(), cluster(before)))
                    .<Outcome>map(kept -> new Outcome.Done(List.of("saved " + fileName + ": " + kept.bytes()
                            + " bytes, revision " + kept.revision() + ", SHA-256 " + kept.sha256())))
                    .orElseGet(
                            () -> new NotNow("What " + via + " sent does not fit its checksum; no snapshot was kept."));
        } catch (ExecutionException e) {
            part.rethrowFailure();
            return failed(Failure.of(e), via, within);
        } catch (TimeoutException _) {
            return late(via, within);
        }
    }

    private static Outcome failed(Failure failure, Url via, Duration within) {
        if (failure.code() == Status.Code.UNAVAILABLE && !failure.isNeverSent()) {
            return new NotNow(via + " broke off before the snapshot was whole. None was kept.");
        }
        var why = WhySilent.of(failure.causes().getFirst(), via, within);
        return switch (why.kind()) {
            case TIMEOUT -> late(via, within);
            case TLS, DENIED -> new Refused(via + " gives no snapshot: " + why.clause() + ".");
            case REFUSED, OTHER -> new NotNow(via + " sent no whole snapshot: " + why.clause() + ". None was kept.");
        };
    }

    private static Outcome late(Url via, Duration within) {
        return new NotNow(via + " sent no whole snapshot within " + within.toSeconds() + " s. None was kept.");
    }

    /// Its own view, without a quorum: a backup is wanted most when the quorum is gone.
    private static GetOption ownView() {
        return GetOption.builder().withSerializable(true).withKeysOnly(true).build();
    }

    private static ByteSequence probe() {
        return ByteSequence.from(Look.PROBE_KEY, StandardCharsets.UTF_8);
    }

    private static ClusterId cluster(Response.Header header) {
        return new ClusterId(header.getClusterId());
    }
}
