package dev.quorate.journal;

import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// All tables of a record, behind a door. The same for every database.
final class RecordTables implements Journal {
    private final Door door;
    private final RunTables runs;
    private final LetterTables letters;
    private final DeliveryTable deliveries;
    private final SealTable seals;

    RecordTables(Jdbi database, Door door) {
        this.door = door;
        this.letters = new LetterTables(database);
        this.runs = new RunTables(database, letters);
        this.deliveries = new DeliveryTable(database);
        this.seals = new SealTable(database);
    }

    @Override
    public Entry append(RunId run, long behind, Instant at, RunEvent event, Letters about) {
        return door.written(() -> runs.append(new Entry(run, behind + 1, at, event), about));
    }

    @Override
    public List<Entry> entries(RunId run) {
        return door.asked(() -> runs.entries(run));
    }

    @Override
    public List<RunId> runs() {
        return door.asked(runs::runs);
    }

    @Override
    public List<RunId> open() {
        return door.asked(runs::open);
    }

    Outbox outbox() {
        return new Outbox() {
            @Override
            public void put(Instant at, List<Outgoing> outgoing) {
                changed(() -> letters.put(at, outgoing));
            }

            @Override
            public List<Letter> waiting(String chat, long number, int atMost) {
                return door.asked(() -> letters.waiting(chat, number, atMost));
            }

            @Override
            public void delivered(String chat, List<Long> numbers, Map<String, String> memos) {
                changed(() -> letters.delivered(chat, numbers, memos));
            }

            @Override
            public Optional<String> memo(String chat, String key) {
                return door.asked(() -> letters.memo(chat, key));
            }
        };
    }

    Inbox inbox() {
        return new Inbox() {
            @Override
            public boolean keep(Incoming incoming, Instant at) {
                return door.written(() -> deliveries.keep(incoming, at));
            }

            @Override
            public void begun(Incoming incoming) {
                changed(() -> deliveries.to("begun", incoming));
            }

            @Override
            public void done(Incoming incoming) {
                changed(() -> deliveries.to("done", incoming));
            }

            @Override
            public List<Left> left(Instant now) {
                return door.written(() -> deliveries.left(now));
            }
        };
    }

    Verification verify(Optional<Checkpoint> witness) {
        return door.asked(() -> new Verifying(seals, witness).run());
    }

    List<Sealed> sealed(RunId run) {
        return door.asked(() -> seals.of(run.value()));
    }

    void sealOlderRecord() {
        seals.sealOlderRecord();
    }

    private void changed(Runnable change) {
        Supplier<Boolean> done = () -> {
            change.run();
            return true;
        };
        door.written(done);
    }
}
