package dev.quorate.runbooks.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.Mailroom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Letters out and deliveries in, with a crash wherever one can come between.
final class DeliveriesTest {
    @Test
    void the_card_and_the_lines_of_a_run_wait_in_order_and_end_with_its_closing() throws Exception {
        try (var room = new Mailroom()) {
            var plan = room.plan();
            room.reply("bob", "approve " + plan);
            room.awaits(RunState.DONE);
            var letters = room.letters();
            assertThat(letters.getFirst().notice()).isInstanceOf(Notice.CardShown.class);
            assertThat(letters.getLast().notice())
                    .isInstanceOfSatisfying(
                            Notice.CardShown.class,
                            card -> assertThat(card.card().state()).isEqualTo(RunState.DONE));
            assertThat(room.texts()).anySatisfy(text -> assertThat(text).startsWith("running: approved by bob"));
        }
    }

    @Test
    void a_run_that_was_open_is_told_of_after_a_crash() throws Exception {
        try (var room = new Mailroom()) {
            room.plan();
            room.dies();
            room.returns();
            assertThat(room.awaits(RunState.WAITING).text()).startsWith("waiting: I was away. It still waits");
        }
    }

    @Test
    void what_is_said_at_a_chat_without_letters_puts_nothing_into_the_outbox() throws Exception {
        try (var house = new dev.quorate.runbooks.stage.House(3)) {
            house.cluster.wipe(2);
            house.runs("replace member 10.0.1.2");
            house.awaits(RunState.DONE);
            assertThat(house.journal.store().outbox().waiting("console", 0, 1)).isEmpty();
        }
    }

    @Test
    void a_delivery_that_comes_twice_has_one_effect() throws Exception {
        try (var room = new Mailroom()) {
            var ask = room.said("alice", "replace member 10.0.1.2 because it is dead", Manner.ADDRESSED);
            room.hears(ask);
            room.hears(ask);
            room.await(letter -> letter.notice() instanceof Notice.CardShown);
            room.hears(ask);
            assertThat(room.reply("alice", "status").text().lines()).hasSize(1);
            assertThat(room.journal.runs()).hasSize(1);
        }
    }

    @Test
    void what_was_kept_and_not_begun_is_heard_after_the_crash() throws Exception {
        try (var room = new Mailroom()) {
            var ask = room.said("alice", "whoami", Manner.ADDRESSED);
            room.dies();
            inbox(room).keep(ask, room.clock.now());
            room.returns();
            assertThat(room.await(letter -> letter.place().equals(ask.place())).text())
                    .contains("slack:alice is alice");
        }
    }

    @Test
    void what_was_begun_and_not_done_is_not_done_again_but_told_of_once() throws Exception {
        try (var room = new Mailroom()) {
            var ask = room.said("alice", "replace member 10.0.1.2", Manner.ADDRESSED);
            room.dies();
            inbox(room).keep(ask, room.clock.now());
            inbox(room).begun(ask);
            room.returns();
            assertThat(room.left()).isEmpty();
            assertThat(room.texts())
                    .containsExactly("I was interrupted while I answered `replace member 10.0.1.2`; look at `status`,"
                            + " then say it again if it is not there.");
            room.dies();
            room.returns();
            assertThat(room.texts()).hasSize(1);
            assertThat(room.journal.runs()).isEmpty();
        }
    }

    @Test
    void what_was_done_is_not_heard_of_again() throws Exception {
        try (var room = new Mailroom()) {
            var ask = room.said("alice", "whoami", Manner.ADDRESSED);
            room.dies();
            inbox(room).keep(ask, room.clock.now());
            inbox(room).begun(ask);
            inbox(room).done(ask);
            room.returns();
            room.hears(ask);
            assertThat(room.reply("alice", "help whoami").text()).contains("the person you are known as");
            assertThat(room.texts()).hasSize(1);
        }
    }

    @Test
    void an_answer_is_done_once_it_is_given() throws Exception {
        try (var room = new Mailroom()) {
            room.reply("alice", "whoami");
            assertThat(room.left()).isEmpty();
        }
    }

    @Test
    void what_is_older_than_a_week_is_not_heard_any_more() throws Exception {
        try (var room = new Mailroom()) {
            var ask = room.said("alice", "whoami", Manner.ADDRESSED);
            room.dies();
            inbox(room).keep(ask, room.clock.now());
            room.clock.advance(Duration.ofDays(8));
            room.returns();
            room.reply("alice", "help whoami");
            assertThat(room.texts()).hasSize(1);
        }
    }

    @Test
    void a_chat_does_not_acknowledge_what_can_not_be_kept() {
        try (var room = new Mailroom(store -> new Store(store.journal(), store.outbox(), new FullInbox()))) {
            assertThatThrownBy(() -> room.hears(room.said("alice", "whoami", Manner.ADDRESSED)))
                    .isInstanceOf(JournalException.class);
        }
    }

    private static Inbox inbox(Mailroom room) {
        return room.journal.store().inbox();
    }

    /// On a disk without space.
    private static final class FullInbox implements Inbox {
        @Override
        public boolean keep(Incoming incoming, Instant at) {
            throw new JournalException("the disk is full");
        }

        @Override
        public void begun(Incoming incoming) {}

        @Override
        public void done(Incoming incoming) {}

        @Override
        public List<Left> left(Instant now) {
            return List.of();
        }
    }
}
