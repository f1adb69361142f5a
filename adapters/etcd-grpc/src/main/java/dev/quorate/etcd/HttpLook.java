package dev.quorate.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quorate.core.cluster.EndpointView.Current;
import dev.quorate.core.cluster.EndpointView.NotCurrent;
import dev.quorate.core.cluster.EndpointView.Reading;
import dev.quorate.core.cluster.EndpointView.Silence;
import dev.quorate.core.cluster.EndpointView.Status;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Url;
import java.io.IOException;
import java.io.Serial;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// One look at one member over the v2 API: who it is, who leads, a read through the quorum, and behind it the
/// list of members at the same member. What is read through the quorum goes through its log, so what it lists
/// then is at least as new. `/health` says less and takes a quarter of a second to say it (etcd 2,
/// etcdserver/etcdhttp/client.go).
final class HttpLook {
    private static final String PROBE = "/v2/keys/" + Look.PROBE_KEY + "?quorum=true";
    /// What a read that comes back too late leaves for the member's own list.
    private static final Duration FOR_ITS_OWN_LIST = Duration.ofMillis(300);

    private final HttpLine line;
    private final Duration within;

    HttpLook(HttpLine line, Duration within) {
        this.line = line;
        this.within = within;
    }

    /// There is no member to look at. The message is a clause for people.
    static final class Nothing extends IOException {
        @Serial
        private static final long serialVersionUID = 1;

        private final Silence kind;

        Nothing(Silence kind, String clause) {
            super(clause);
            this.kind = kind;
        }

        WhySilent why() {
            return new WhySilent(kind, String.valueOf(getMessage()));
        }
    }

    Look.Seen seen() throws IOException, InterruptedException {
        var said = SaidVersion.of(line.get("/version")).orElseThrow(() -> strange("tells no version of etcd"));
        if (line.get("/v2/config/local/proxy").isGood()) {
            throw new Nothing(Silence.OTHER, "a proxy answers there, which hands on to some member what it is asked");
        }
        var id = MemberId.parse(line.get("/v2/stats/self").json().path("id").asText())
                .orElseThrow(() -> strange("does not say which member it is"));
        var store = admitted(line.head("/v2/keys/"));
        var index = store.number("X-Raft-Index").orElseThrow(() -> strange("answers without an index"));
        var status = new Status(
                store.clusterId(),
                id,
                said.server(),
                leader(),
                store.number("X-Raft-Term").orElse(0),
                index,
                index,
                0,
                0,
                false,
                List.of());
        return new Look.Seen(status, reading());
    }

    /// As raft knows it at this moment; what the statistics say of it outlives it.
    private MemberId leader() throws IOException, InterruptedException {
        var answer = line.get("/v2/members/leader");
        return Optional.of(answer)
                .filter(HttpAnswer::isGood)
                .flatMap(found -> MemberId.parse(found.json().path("id").asText()))
                .orElse(MemberId.NOBODY);
    }

    private Reading reading() throws IOException, InterruptedException {
        try {
            return behindABarrier(line.get(PROBE, FOR_ITS_OWN_LIST));
        } catch (HttpTimeoutException _) {
            return new NotCurrent("it cannot read from a quorum within " + within.toMillis() + " ms", itsOwnList());
        }
    }

    /// That no such key is there is an answer as good as any.
    private Reading behindABarrier(HttpAnswer probe) throws IOException, InterruptedException {
        var revision = admitted(probe).number("X-Etcd-Index");
        if ((!probe.isGood() && probe.status() != 404) || revision.isEmpty()) {
            return new NotCurrent("it cannot read from a quorum now (status " + probe.status() + ")", itsOwnList());
        }
        var members = members(admitted(line.get("/v2/members")));
        return members.stream().anyMatch(member -> member.peerUrls().isEmpty()) || members.isEmpty()
                ? new NotCurrent("it lists a member whose peer URL I cannot read")
                : new Current(revision.getAsLong(), members, List.of());
    }

    /// What it has applied by itself, which may be old.
    private List<Member> itsOwnList() throws InterruptedException {
        try {
            return members(line.get("/v2/members"));
        } catch (IOException _) {
            return List.of();
        }
    }

    private static List<Member> members(HttpAnswer answer) {
        return StreamSupport.stream(answer.json().path("members").spliterator(), false)
                .flatMap(node -> MemberId.parse(node.path("id").asText())
                        .map(id -> new Member(
                                id,
                                node.path("name").asText(),
                                urls(node.path("peerURLs")),
                                urls(node.path("clientURLs")),
                                false))
                        .stream())
                .toList();
    }

    private static List<Url> urls(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .flatMap(text -> Url.parse(text.asText()).stream())
                .toList();
    }

    private static HttpAnswer admitted(HttpAnswer answer) throws Nothing {
        if (answer.isDenial()) {
            throw new Nothing(Silence.DENIED, HttpReplies.denial(answer));
        }
        return answer;
    }

    private static Nothing strange(String how) {
        return new Nothing(Silence.OTHER, "what answers there " + how);
    }
}
