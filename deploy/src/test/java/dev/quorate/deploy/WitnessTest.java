package dev.quorate.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.port.Witness;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.core.rehearsal.ScriptedChat;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import dev.quorate.journal.SqliteJournal;
import dev.quorate.journal.Verification;
import dev.quorate.runbooks.Runbooks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the record stands is told elsewhere when a run has ended, and what was told can be held against the store.
final class WitnessTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern LINE = Pattern.compile(
            "checkpoint ([0-9]+:[0-9a-f]{32}) of the record: run (\\S+) on prod-eu denied, its event 3");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private final ScriptedChat console = new ScriptedChat("console");
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    Path temporary;

    /// A chat that can be away, and is.
    private record Away() implements ChatPort.Mailed {
        @Override
        public String chat() {
            return "slack";
        }

        @Override
        public void collect() {
            // Nobody comes.
        }

        @Override
        public boolean showsWhole(RunId run) {
            return false;
        }
    }

    @Test
    void the_end_of_a_run_is_told_in_the_witness_rooms_and_the_log_with_a_checkpoint_that_fits() throws Exception {
        try (var journal = SqliteJournal.open(temporary.resolve("quorate.db"));
                var desk = desk(journal, List.of("console:ops", "console:audit", "slack:C0AUDIT"))) {
            says(desk, "alice", "replace member 10.0.1.2 because its disk died");
            var card = console.await(Notice.CardShown.class::isInstance, SOON);
            assertThat(log).isEmpty();
            says(
                    desk,
                    "bob",
                    "deny "
                            + ((Notice.CardShown) card)
                                    .card()
                                    .request()
                                    .plan()
                                    .digest()
                                    .brief() + " because it is alive");
            console.await(notice -> LINE.matcher(notice.text()).matches(), SOON);

            var told = console.told().stream()
                    .filter(one -> LINE.matcher(one.notice().text()).matches())
                    .toList();
            assertThat(told).extracting(ScriptedChat.Told::place).containsExactly(new Place("console:audit", ""));
            var line = told.getFirst().notice().text();
            var letters = journal.store().outbox().waiting("slack", 0, 100);
            assertThat(letters)
                    .extracting(Letter::outgoing)
                    .extracting(letter -> letter.place() + " " + letter.notice().text())
                    .containsExactly(new Place("slack:C0AUDIT", "") + " " + line);
            console.await(_ -> !log.isEmpty(), SOON);
            assertThat(log).containsExactly(line);

            var parts = LINE.matcher(line);
            assertThat(parts.matches()).isTrue();
            assertThat(journal.open()).isEmpty();
            assertThat(parts.group(2)).isEqualTo(journal.runs().getFirst().value());
            assertThat(journal.verify(Checkpoint.of(parts.group(1)))).isInstanceOf(Verification.Whole.class);
            assertThat(journal.verify(Optional.of(new Checkpoint(2, "0".repeat(32)))))
                    .isNotInstanceOf(Verification.Whole.class);
        }
    }

    private Desk desk(SqliteJournal journal, List<String> witnesses) {
        var cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);
        cluster.kill(2);
        var rule = new Rule(1, Set.of("etcd-oncall"), Duration.ofMinutes(15), true, false);
        var desk = new Desk(new Desk.Parts(
                List.of(new Desk.Watched(cluster.inventory(List.of("console:ops")), cluster, cluster)),
                Runbooks.all(),
                new Policy(Map.of(Risk.CHANGING, rule, Risk.DESTRUCTIVE, rule, Risk.DISASTER, rule)),
                new Roster(Map.of(
                        new Account("unix", "alice"), new Person("alice", Set.of("etcd-oncall")),
                        new Account("unix", "bob"), new Person("bob", Set.of("etcd-oncall")))),
                journal.store(),
                new Witness(witnesses, log::add),
                clock));
        desk.connect(List.of(console, new Away()));
        desk.recover();
        return desk;
    }

    private static void says(Desk desk, String who, String text) {
        desk.hear(new Incoming(new Account("unix", who), new Place("console:ops", who), text));
    }
}
