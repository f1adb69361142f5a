package dev.quorate.runbooks.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.port.Disk;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.Mailroom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Where the disk is nearly full nothing is begun that could not be written down; what is under way goes
/// on.
final class NearlyFullDiskTest {
    private static final Disk.Room AMPLE = new Disk.Room("/var/lib/quorate", 900L << 20, 10L << 30);
    private static final Disk.Room SCARCE = new Disk.Room("/var/lib/quorate", 500L << 20, 10L << 30);

    private final AtomicReference<Disk.Room> now = new AtomicReference<>(AMPLE);

    private Mailroom room() {
        return new Mailroom(store -> new Store(store.journal(), store.outbox(), store.inbox(), now::get));
    }

    @Test
    void nothing_is_planned_and_the_answer_says_what_to_do() throws Exception {
        now.set(SCARCE);
        try (var room = room()) {
            assertThat(room.reply("alice", "replace member 10.0.1.2 because it is dead")
                            .text())
                    .isEqualTo("I did not start anything in prod-eu. Only 500 MiB of 10240 MiB are free in"
                            + " /var/lib/quorate, and a new run needs 512 MiB for its record and its snapshots."
                            + " Make room there, then ask again; `preview` and questions are answered"
                            + " meanwhile.");
            assertThat(room.journal.runs()).isEmpty();
        }
    }

    @Test
    void a_preview_is_shown_all_the_same() throws Exception {
        now.set(SCARCE);
        try (var room = room()) {
            assertThat(room.reply("alice", "preview replace member 10.0.1.2").text())
                    .contains("Remove member");
        }
    }

    @Test
    void an_approved_plan_is_not_begun_when_the_room_went_meanwhile() throws Exception {
        try (var room = room()) {
            var plan = room.plan();
            now.set(SCARCE);
            room.hears(room.said("bob", "approve " + plan, Manner.ADDRESSED));
            room.await(letter -> letter.notice().text().contains("Only 500 MiB"));
            assertThat(room.cluster.acts()).isEmpty();
            now.set(AMPLE);
            room.hears(room.said("bob", "approve " + plan, Manner.ADDRESSED));
            room.awaits(RunState.DONE);
        }
    }

    @Test
    void a_run_that_is_under_way_goes_on_to_its_end() throws Exception {
        try (var room = room()) {
            var plan = room.plan();
            room.meddler.before("Fence", () -> now.set(SCARCE));
            room.hears(room.said("bob", "approve " + plan, Manner.ADDRESSED));
            room.awaits(RunState.DONE);
            assertThat(now.get()).isEqualTo(SCARCE);
        }
    }

    @Test
    void status_tells_of_it() throws Exception {
        try (var room = room()) {
            assertThat(room.reply("alice", "status").text()).doesNotContain("No new run");
            now.set(SCARCE);
            assertThat(room.reply("alice", "status").text())
                    .endsWith(
                            "\nNo new run is started: Only 500 MiB of 10240 MiB are free in /var/lib/quorate, and a new"
                                    + " run needs 512 MiB for its record and its snapshots.");
        }
    }

    @Test
    void a_disk_that_does_not_say_starts_nothing_either() throws Exception {
        try (var room = new Mailroom(store -> new Store(store.journal(), store.outbox(), store.inbox(), () -> {
            throw new JournalException("The free space in /state cannot be told; look with df");
        }))) {
            assertThat(room.reply("alice", "replace member 10.0.1.2 because it is dead")
                            .text())
                    .isEqualTo("I did not start anything in prod-eu. The free space in /state cannot be told; look with"
                            + " df. Make room there, then ask again; `preview` and questions are answered"
                            + " meanwhile.");
            assertThat(room.journal.runs()).isEmpty();
        }
    }

    @Test
    void a_twentieth_has_to_be_free_and_neither_less_than_half_a_gibibyte_nor_more_than_four() {
        assertThat(new Disk.Room("/", 0, 2L << 30).neededBytes()).isEqualTo(512L << 20);
        assertThat(new Disk.Room("/", 0, 40L << 30).neededBytes()).isEqualTo(2L << 30);
        assertThat(new Disk.Room("/", 0, 4000L << 30).neededBytes()).isEqualTo(4L << 30);
        assertThat(new Disk.Room("/", (2L << 30) - 1, 40L << 30).isShort()).isTrue();
        assertThat(new Disk.Room("/", 2L << 30, 40L << 30).isShort()).isFalse();
    }
}
