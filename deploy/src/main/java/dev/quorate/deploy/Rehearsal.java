package dev.quorate.deploy;

import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.core.rehearsal.ScriptedChat;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunState;
import dev.quorate.journal.SqliteJournal;
import dev.quorate.runbooks.Runbooks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A replacement from the ask to the closing summary, on a cluster and a clock in memory and a record of its
/// own. It takes milliseconds once Java knows the way; the first time takes a second, and that should not be
/// the second in which somebody waits.
record Rehearsal(Path record) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Place PLACE = new Place("console:rehearsal", "t1");
    private static final Account ASKER = new Account("unix", "asker");
    private static final Account APPROVER = new Account("unix", "approver");

    /// False if it did not end well, which a start should not hide.
    boolean play() throws InterruptedException {
        var clock = new SettableClock(Instant.parse("2026-01-01T03:00:00Z"));
        var cluster = new SimulatedCluster(new ClusterName("rehearsal"), 3, clock);
        cluster.wipe(2);
        var chat = new ScriptedChat("console");
        try (var journal = SqliteJournal.open(record);
                var desk = new Desk(new Desk.Parts(
                        List.of(new Desk.Watched(cluster.inventory(List.of(PLACE.room())), cluster, cluster)),
                        Runbooks.all(),
                        policy(),
                        people(),
                        journal.store(),
                        clock))) {
            desk.connect(List.of(chat));
            desk.hear(new Incoming(ASKER, PLACE, "replace member 10.0.1.2 because of a rehearsal"));
            if (!(chat.await(Rehearsal::isAnswer, PATIENCE) instanceof Notice.CardShown(var card))) {
                return false;
            }
            desk.hear(new Incoming(
                    APPROVER, PLACE, "approve " + card.request().plan().digest().brief()));
            return chat.await(Rehearsal::isOver, PATIENCE) instanceof Notice.RunChanged(_, _, var state, _)
                    && state == RunState.DONE;
        }
    }

    private static boolean isAnswer(Notice notice) {
        return notice instanceof Notice.CardShown
                || notice instanceof Notice.Refused
                || notice instanceof Notice.Broken;
    }

    private static boolean isOver(Notice notice) {
        return notice instanceof Notice.Broken
                || (notice instanceof Notice.RunChanged(_, _, var state, _)
                        && (state.over() || !state.underWay()));
    }

    /// Whatever the configuration says, one vote is enough here.
    private static Policy policy() {
        var rule = new Rule(1, Set.of("rehearsal"), Duration.ofMinutes(15), false, false);
        return new Policy(Map.of(Risk.CHANGING, rule, Risk.DESTRUCTIVE, rule, Risk.DISASTER, rule));
    }

    private static Roster people() {
        return new Roster(Map.of(
                ASKER,
                new Person("asker", Set.of("rehearsal")),
                APPROVER,
                new Person("approver", Set.of("rehearsal"))));
    }
}
