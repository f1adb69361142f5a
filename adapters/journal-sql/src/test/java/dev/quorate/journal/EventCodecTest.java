package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Digest;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What stands in the file, for whoever opens it with sqlite3 and jq.
final class EventCodecTest {
    private static final Instant AT = Instant.parse("2026-11-22T02:11:40.5Z");

    private final EventCodec codec = new EventCodec();

    @Test
    void a_vote_is_written_with_both_kinds_and_the_whole_digest() {
        var vote = new Vote.Yes(
                "grace",
                "console:grace",
                new Digest("7f3a91c2".repeat(8)),
                AT,
                Optional.empty(),
                Optional.of(new ClusterName("prod-eu")));
        assertThat(written(new RunEvent.Voted(vote))).isEqualTo("""
            {"kind":"voted","vote":{"kind":"yes","person":"grace","account":"console:grace",\
            "digest":"7f3a91c27f3a91c27f3a91c27f3a91c27f3a91c27f3a91c27f3a91c27f3a91c2",\
            "at":"2026-11-22T02:11:40.500Z","reason":null,"named":"prod-eu"}}\
            """);
    }

    @Test
    void a_proof_is_written_with_its_components_and_nothing_that_follows_from_them() {
        var seen = new Fingerprint(new TreeMap<>(Map.of("leader", "1609b5a3a078c227", "cluster", "\u00e4")));
        var evidence = new Evidence(AT, "10.0.1.1:2379", Duration.ofMillis(12));
        var event = new RunEvent.Verified(Mark.back(2), "it is gone", evidence, seen, new Quorum(3, 2), false);
        assertThat(written(event)).isEqualTo("""
            {"kind":"verified","mark":{"step":2,"way":"back"},"proof":"it is gone",\
            "evidence":{"at":"2026-11-22T02:11:40.500Z","source":"10.0.1.1:2379","took":"PT0.012S"},\
            "seen":{"facts":{"cluster":"\\u00E4","leader":"1609b5a3a078c227"}},\
            "quorum":{"voters":3,"healthy":2},"already":false}\
            """);
    }

    @Test
    void a_state_is_written_as_cards_say_it() {
        assertThat(written(new RunEvent.Closed(RunState.NEEDS_PERSON, ""))).isEqualTo("""
            {"kind":"closed","state":"needs-person","summary":""}\
            """);
    }

    @Test
    void kinds_are_the_names_of_the_records_and_nested_families_are_flat() {
        assertThat(CoreShapes.records(Action.class).map(CoreShapes::kind))
                .contains("look", "remove-member", "write-drop-in", "unmask-and-reload")
                .doesNotContain("on-host", "on-cluster")
                .doesNotHaveDuplicates();
    }

    private String written(RunEvent event) {
        return codec.write(new RunId("r"), 1, event);
    }
}
