package dev.quorate.etcd;

import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import io.grpc.StatusRuntimeException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/// Makes a changing call, once, and tells what came of it.
final class Calls {
    private final Dialer dialer;
    private final Logins logins;
    private final Saves saves;

    Calls(Dialer dialer, Logins logins, Saves saves) {
        this.dialer = dialer;
        this.logins = logins;
        this.saves = saves;
    }

    Outcome make(EtcdCall call, Url via, Duration within) {
        try (var session = Session.open(dialer, logins, via, within)) {
            return made(call, session, via, within);
        } catch (StatusRuntimeException | Trust.Unusable e) {
            return Replies.notSent(e, via, within);
        }
    }

    private Outcome made(EtcdCall call, Session session, Url via, Duration within) {
        try {
            return switch (call) {
                case EtcdCall.MoveLeader(var to) -> moveLeader(to, session);
                case EtcdCall.Remove(var member) -> remove(member, session);
                case EtcdCall.Add(var peerUrl, var learner) -> add(peerUrl, learner, session);
                case EtcdCall.Update(var member, var peerUrl) -> update(member, peerUrl, session);
                case EtcdCall.Promote(var member) -> promote(member, session);
                case EtcdCall.Save(var fileName) -> saves.save(fileName, session, via, within);
            };
        } catch (ExecutionException e) {
            return Replies.of(Failure.of(e), call, via, within);
        } catch (TimeoutException _) {
            return Replies.late(within);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown("the bot was told to stop while it waited for the answer");
        }
    }

    private static Outcome moveLeader(MemberId to, Session session)
            throws ExecutionException, TimeoutException, InterruptedException {
        session.await(session.client().getMaintenanceClient().moveLeader(to.value()));
        return done("moved leadership to " + to.hex());
    }

    private static Outcome remove(MemberId member, Session session)
            throws ExecutionException, TimeoutException, InterruptedException {
        var answer = session.await(session.client().getClusterClient().removeMember(member.value()));
        return done(
                "removed member " + member.hex() + ", " + answer.getMembers().size() + " members are left");
    }

    private static Outcome add(Url peerUrl, boolean learner, Session session)
            throws ExecutionException, TimeoutException, InterruptedException {
        var answer = session.await(
                session.client().getClusterClient().addMember(List.of(URI.create(peerUrl.toString())), learner));
        var id = new MemberId(answer.getMember().getId());
        return done("added " + (learner ? "learner " : "voter ") + id.hex() + " at " + peerUrl);
    }

    private static Outcome update(MemberId member, Url peerUrl, Session session)
            throws ExecutionException, TimeoutException, InterruptedException {
        session.await(session.client()
                .getClusterClient()
                .updateMember(member.value(), List.of(URI.create(peerUrl.toString()))));
        return done("member " + member.hex() + " has the peer URL " + peerUrl + " now");
    }

    private static Outcome promote(MemberId member, Session session)
            throws ExecutionException, TimeoutException, InterruptedException {
        session.await(session.client().getClusterClient().promoteMember(member.value()));
        return done("promoted learner " + member.hex() + " to voter");
    }

    private static Outcome done(String note) {
        return new Outcome.Done(List.of(note));
    }
}
