package dev.quorate.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.EtcdCall;
import dev.quorate.core.port.Outcome;
import dev.quorate.core.port.Outcome.NotNow;
import dev.quorate.core.port.Outcome.Refused;
import dev.quorate.core.port.Outcome.Unknown;
import io.grpc.Status;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each error of etcd's `api/v3rpc/rpctypes/error.go` that a changing call can meet, with the outcome it
/// stands for.
final class RepliesTest {
    private static final Url VIA = new Url("http", "10.0.1.1", 2379);
    private static final EtcdCall REMOVE = new EtcdCall.Remove(new MemberId(0x1609b5a3a078c227L));
    private static final EtcdCall ADD = new EtcdCall.Add(new Url("http", "10.0.1.2", 2380), true);

    private record Row(Status status, Class<? extends Outcome> outcome) {}

    private static final List<Row> TABLE = List.of(
            new Row(Status.NOT_FOUND.withDescription("etcdserver: member not found"), Refused.class),
            new Row(precondition("etcdserver: member ID already exist"), Refused.class),
            new Row(precondition("etcdserver: Peer URLs already exists"), Refused.class),
            new Row(precondition("etcdserver: can only promote a learner member"), Refused.class),
            new Row(precondition("etcdserver: too many learner members in cluster"), Refused.class),
            new Row(precondition("etcdserver: not leader"), Refused.class),
            new Row(precondition("etcdserver: bad leader transferee"), Refused.class),
            new Row(
                    precondition("etcdserver: re-configuration failed due to not enough started members"),
                    Refused.class),
            new Row(
                    precondition("etcdserver: can only promote a learner member which is in sync with leader"),
                    NotNow.class),
            new Row(unavailable("etcdserver: unhealthy cluster"), NotNow.class),
            new Row(unavailable("etcdserver: not capable"), NotNow.class),
            new Row(unavailable("etcdserver: rpc not supported for learner"), Refused.class),
            new Row(unavailable("etcdserver: request timed out"), Unknown.class),
            new Row(unavailable("etcdserver: leader changed"), Unknown.class),
            new Row(unavailable("etcdserver: no leader"), Unknown.class),
            new Row(unavailable("etcdserver: server stopped"), Unknown.class),
            new Row(
                    unavailable("etcdserver: request timed out, possibly due to previous leader failure"),
                    Unknown.class),
            new Row(unavailable("etcdserver: request timed out, possibly due to connection lost"), Unknown.class),
            new Row(unavailable("something that no etcd says yet"), Unknown.class),
            new Row(unavailable("Network closed for unknown reason"), Unknown.class),
            new Row(unavailable("io exception").withCause(new IOException("Connection reset by peer")), Unknown.class),
            new Row(unavailable("io exception").withCause(new ConnectException("Connection refused")), NotNow.class),
            new Row(Status.RESOURCE_EXHAUSTED.withDescription("etcdserver: too many requests"), NotNow.class),
            new Row(
                    Status.RESOURCE_EXHAUSTED.withDescription("etcdserver: mvcc: database space exceeded"),
                    Refused.class),
            new Row(Status.RESOURCE_EXHAUSTED.withDescription("gRPC message exceeds maximum size"), Unknown.class),
            new Row(Status.DATA_LOSS.withDescription("etcdserver: corrupt cluster"), Refused.class),
            new Row(Status.PERMISSION_DENIED.withDescription("etcdserver: permission denied"), Refused.class),
            new Row(Status.UNAUTHENTICATED.withDescription("etcdserver: invalid auth token"), Refused.class),
            new Row(Status.INVALID_ARGUMENT.withDescription("etcdserver: user name is empty"), Refused.class),
            new Row(
                    Status.INVALID_ARGUMENT.withDescription("etcdserver: given member URLs are invalid"),
                    Refused.class),
            new Row(Status.UNIMPLEMENTED.withDescription("unknown method MemberPromote"), Refused.class),
            new Row(Status.DEADLINE_EXCEEDED.withDescription("context deadline exceeded"), Unknown.class),
            new Row(Status.CANCELLED, Unknown.class),
            new Row(Status.ABORTED, Unknown.class),
            new Row(Status.INTERNAL.withDescription("http2 exception"), Unknown.class),
            new Row(Status.UNKNOWN.withDescription("raft proposal dropped"), Unknown.class));

    @Test
    void each_error_has_its_outcome() {
        assertThat(TABLE)
                .allSatisfy(row -> assertThat(reply(row.status(), REMOVE))
                        .as("%s", row.status())
                        .isInstanceOf(row.outcome()));
    }

    /// etcd 3.4.23 and 3.5.16 were seen to send this refusal with the code UNKNOWN, and people were asked
    /// about a change
    /// that had definitely not happened.
    @Test
    void too_few_started_members_is_a_no_though_etcd_sends_it_as_unknown() {
        var words = "etcdserver: re-configuration failed due to not enough started members";
        assertThat(reply(Status.UNKNOWN.withDescription(words), REMOVE)).isInstanceOf(Refused.class);
    }

    @Test
    void no_words_of_a_library_reach_a_person() {
        assertThat(TABLE)
                .extracting(row -> words(reply(row.status(), REMOVE)))
                .noneMatch(words -> words.contains("exception") || words.contains("gRPC") || words.contains("http2"));
    }

    @Test
    void a_member_that_is_not_there_is_named() {
        assertThat(words(reply(Status.NOT_FOUND.withDescription("etcdserver: member not found"), REMOVE)))
                .isEqualTo("Member 1609b5a3a078c227 is not in the cluster: it was removed before, or the id is wrong;"
                        + " look at the list of members.");
    }

    @Test
    void a_peer_url_that_is_there_already_is_named() {
        assertThat(words(reply(precondition("etcdserver: Peer URLs already exists"), ADD)))
                .isEqualTo("A member at http://10.0.1.2:2380 is already in the cluster; look whether it is the one you"
                        + " want.");
    }

    private static Status precondition(String words) {
        return Status.FAILED_PRECONDITION.withDescription(words);
    }

    private static Status unavailable(String words) {
        return Status.UNAVAILABLE.withDescription(words);
    }

    private static Outcome reply(Status status, EtcdCall call) {
        return Replies.of(Failure.of(status.asRuntimeException()), call, VIA, Duration.ofSeconds(2));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var notes) -> String.join(", ", notes);
            case Refused(var why) -> why;
            case NotNow(var why) -> why;
            case Unknown(var why) -> why;
        };
    }
}
