package dev.quorate.etcd;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One cluster's etcd, over the v2 API, whatever version its members say they run. Every look and call has a
/// connection of its own.
final class HttpEtcd implements EtcdPort, AutoCloseable {
    /// What a look or a call may take beyond its deadline before we stop waiting for it.
    private static final Duration GRACE = Duration.ofMillis(250);

    private final Clock clock;
    private final Optional<EtcdAccess.Login> login;
    private final Trust trust;
    private final ExecutorService lanes = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("etcd-v2-", 0).factory());

    HttpEtcd(EtcdAccess access, Clock clock) {
        this.clock = clock;
        login = access.login();
        trust = new Trust(access.tls());
    }

    /// Empty where no etcd says so in time.
    Optional<SaidVersion> version(Url endpoint, Duration deadline) {
        return within(deadline, () -> {
                    try (var line = line(endpoint, deadline)) {
                        return SaidVersion.of(line.get("/version"));
                    } catch (IOException | Trust.Unusable e) {
                        return Optional.<SaidVersion>empty();
                    }
                })
                .flatMap(said -> said);
    }

    @Override
    public EndpointView look(Url endpoint, Duration deadline) {
        var began = new Began(endpoint, clock.now(), System.nanoTime());
        return within(deadline, () -> view(began, deadline)).orElseGet(() -> silent(began, WhySilent.late(deadline)));
    }

    @Override
    public Outcome call(EtcdCall call, Url via, Duration deadline) {
        return switch (call) {
            case EtcdCall.Remove(var member) -> sent(call, "DELETE", "/v2/members/" + member.hex(), "", via, deadline);
            case EtcdCall.Add(var peerUrl, var learner) ->
                learner
                        ? HttpReplies.foreign(via, "no learners")
                        : sent(call, "POST", "/v2/members", body(peerUrl), via, deadline);
            case EtcdCall.Update(var member, var peerUrl) ->
                sent(call, "PUT", "/v2/members/" + member.hex(), body(peerUrl), via, deadline);
            case EtcdCall.Promote _ -> HttpReplies.foreign(via, "no learners");
            case EtcdCall.MoveLeader _ -> HttpReplies.foreign(via, "no way to move a lead");
            case EtcdCall.Save _ -> HttpReplies.foreign(via, "no snapshots");
        };
    }

    /// The v2 API makes none; the backups of etcd 2 stay on their hosts.
    @Override
    public List<Snapshot> snapshots() {
        return List.of();
    }

    @Override
    public void close() {
        lanes.shutdownNow();
    }

    private record Began(Url endpoint, Instant at, long nanos) {
        Evidence evidence() {
            return new Evidence(at, endpoint.toString(), Duration.ofNanos(System.nanoTime() - nanos));
        }
    }

    private EndpointView view(Began began, Duration deadline) throws InterruptedException {
        try (var line = line(began.endpoint(), deadline)) {
            var seen = new HttpLook(line, deadline).seen();
            return new EndpointView.Answered(began.endpoint(), began.evidence(), seen.status(), seen.reading());
        } catch (HttpLook.Nothing nothing) {
            return silent(began, nothing.why());
        } catch (IOException | Trust.Unusable e) {
            return silent(began, WhySilent.overHttp(e, deadline));
        }
    }

    private Outcome sent(EtcdCall call, String method, String path, String body, Url via, Duration deadline) {
        return within(deadline, () -> {
                    try (var line = line(via, deadline)) {
                        return HttpReplies.of(line.send(method, path, body), call);
                    } catch (IOException e) {
                        return HttpReplies.broken(e, via, deadline);
                    } catch (Trust.Unusable e) {
                        return Replies.notSent(e, via, deadline);
                    }
                })
                .orElseGet(() -> Replies.late(deadline));
    }

    private HttpLine line(Url endpoint, Duration deadline) {
        return HttpLine.to(endpoint, trust, login, lanes, deadline);
    }

    private static String body(Url peerUrl) {
        return "{\"peerURLs\":[\"" + peerUrl + "\"]}";
    }

    /// Empty when the deadline is over, or we were told to stop.
    private <T> Optional<T> within(Duration deadline, Callable<T> work) {
        var under = lanes.submit(work);
        try {
            return Optional.of(under.get(deadline.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request of the v2 API failed in a way it must not", e);
        } finally {
            under.cancel(true);
        }
    }

    private static EndpointView silent(Began began, WhySilent why) {
        return new EndpointView.Silent(began.endpoint(), began.evidence(), why.kind(), why.clause());
    }
}
