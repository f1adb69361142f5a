package dev.quorate.runbooks.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.FailingStore;
import dev.quorate.runbooks.stage.Mailroom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every single write of a replacement fails once, in every way. Nothing is done that is not on record
/// before, and a bot that starts on a mended disk finds out the truth and brings the run to its end.
final class FailingWritesTest {
    private static final int MORE_ACTS_THAN_THERE_ARE = 100;

    @ParameterizedTest
    @EnumSource
    void whichever_write_fails_nothing_is_done_off_the_record_and_nothing_twice(FailingStore.Manner manner)
            throws Exception {
        var undisturbed = new AtomicReference<List<String>>(List.of());
        var writes = story(Integer.MAX_VALUE, manner, undisturbed);
        assertThat(writes).isGreaterThan(40);
        assertThat(undisturbed.get()).hasSizeGreaterThan(8);
        for (var fatal = 1; fatal <= writes; fatal++) {
            var acts = new AtomicReference<List<String>>(List.of());
            story(fatal, manner, acts);
            assertThat(acts.get()).as("write %d %s", fatal, manner).isEqualTo(undisturbed.get());
        }
    }

    /// Answers how many writes there were until it stood still or was done.
    private static int story(int fatal, FailingStore.Manner manner, AtomicReference<List<String>> acts)
            throws InterruptedException {
        var failing = new AtomicReference<Optional<FailingStore>>(Optional.empty());
        try (var room = new Mailroom(store -> {
            var made = new FailingStore(store, fatal, manner);
            failing.set(Optional.of(made));
            return made.store();
        })) {
            var store = failing.get().orElseThrow();
            var wrongs = watched(room, store);
            live(room, store);
            room.parks();
            var writes = store.writes();
            room.dies();
            store.mend();
            room.returns();
            room.left();
            live(room, store);
            room.parks();
            assertThat(wrongs).as("write %d %s", fatal, manner).isEmpty();
            assertThat(state(room)).as("write %d %s", fatal, manner).contains(RunState.DONE);
            acts.set(room.cluster.acts().stream()
                    .map(act -> act.split("[ \\[]", 2)[0])
                    .toList());
            return writes;
        }
    }

    private static List<String> watched(Mailroom room, FailingStore store) {
        var wrongs = new CopyOnWriteArrayList<String>();
        for (var number = 1; number < MORE_ACTS_THAN_THERE_ARE; number++) {
            room.meddler.beforeAct(number, () -> {
                var last = room.record().getLast();
                if (!(last instanceof RunEvent.Intended)) {
                    wrongs.add("an act behind " + last);
                }
                if (store.hasRefusedAnEvent()) {
                    wrongs.add("an act after the record was refused");
                }
            });
        }
        return wrongs;
    }

    /// Says what is still to be said, until the run is done or the store fails.
    private static void live(Mailroom room, FailingStore store) throws InterruptedException {
        if (state(room).isEmpty()) {
            says(room, "alice", "replace member 10.0.1.2 because it is dead");
            room.await(() -> state(room).isPresent() || store.isBroken());
        }
        if (state(room).filter(RunState.WAITING::equals).isPresent()) {
            says(
                    room,
                    "bob",
                    "approve "
                            + progress(room)
                                    .orElseThrow()
                                    .request()
                                    .plan()
                                    .digest()
                                    .brief());
        }
        room.await(() -> state(room).filter(RunState::over).isPresent() || store.isBroken());
    }

    /// A chat delivers again what nobody acknowledged.
    private static void says(Mailroom room, String who, String text) {
        var incoming = room.said(who, text, Incoming.Manner.ADDRESSED);
        try {
            room.hears(incoming);
        } catch (JournalException _) {
            hearsAgain(room, incoming);
        }
    }

    private static void hearsAgain(Mailroom room, Incoming incoming) {
        try {
            room.hears(incoming);
        } catch (JournalException _) {
            // Not acknowledged either; what is said is not lost, its chat has it.
        }
    }

    private static Optional<Progress> progress(Mailroom room) {
        return room.journal.runs().stream().findFirst().map(run -> Progress.of(room.journal.entries(run)));
    }

    private static Optional<RunState> state(Mailroom room) {
        return progress(room).map(Progress::state);
    }
}
