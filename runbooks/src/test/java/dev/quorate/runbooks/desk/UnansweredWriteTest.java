package dev.quorate.runbooks.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.runbooks.stage.Mailroom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// An event that went on record without an answer: the bot does not decide anything by what it remembers.
final class UnansweredWriteTest {
    /// Writes the first permit and says that it failed.
    private record Forgetful(Journal journal, AtomicBoolean failed) implements Journal {
        @Override
        public Entry append(RunId run, long behind, Instant at, RunEvent event, Letters letters) {
            var entry = journal.append(run, behind, at, event, letters);
            if (event instanceof RunEvent.Permitted && !failed.getAndSet(true)) {
                throw new JournalException("no answer");
            }
            return entry;
        }

        @Override
        public List<Entry> entries(RunId run) {
            return journal.entries(run);
        }

        @Override
        public List<RunId> runs() {
            return journal.runs();
        }

        @Override
        public List<RunId> open() {
            return journal.open();
        }
    }

    @Test
    void a_permit_that_was_written_without_an_answer_holds_the_cluster() throws Exception {
        var failed = new AtomicBoolean();
        try (var room = new Mailroom(
                store -> new Store(new Forgetful(store.journal(), failed), store.outbox(), store.inbox()))) {
            var first = room.plan();
            var second = ((Notice.CardShown) room.reply("carol", "replace member 10.0.1.2 because it is gone"))
                    .card()
                    .request()
                    .plan()
                    .digest()
                    .brief();
            assertThat(room.reply("bob", "approve " + first + " because it is dead", Manner.ADDRESSED)
                            .text())
                    .contains("My record failed while I answered this: no answer.");
            assertThat(room.reply("bob", "approve " + second, Manner.ADDRESSED).text())
                    .contains("holds the cluster");
            assertThat(room.cluster.acts()).isEmpty();
        }
    }
}
