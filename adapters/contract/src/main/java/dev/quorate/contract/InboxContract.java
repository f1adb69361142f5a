package dev.quorate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Inbox.Left;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.core.port.People;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What an Inbox promises: each delivery is new once, and what has not had its effect is there after a crash.
public abstract class InboxContract {
    private static final Instant START = Instant.parse("2026-11-22T02:11:40Z");

    /// An inbox that nobody has written to.
    protected abstract Inbox inbox();

    /// The same inbox after it was closed and opened again.
    protected abstract Inbox reopened(Inbox inbox);

    @Test
    void a_delivery_is_new_once_also_after_it_is_done_and_reopening() {
        var inbox = inbox();
        var said = delivery("Ev1");
        assertThat(inbox.keep(said, START)).isTrue();
        assertThat(inbox.keep(said, START)).isFalse();
        inbox.begun(said);
        assertThat(inbox.keep(said, START)).isFalse();
        inbox.done(said);
        assertThat(reopened(inbox).keep(said, START.plusSeconds(1))).isFalse();
    }

    @Test
    void what_is_not_done_is_left_oldest_first_and_says_whether_it_was_begun() {
        var inbox = inbox();
        inbox.keep(delivery("Ev3"), START.plusSeconds(9));
        inbox.keep(delivery("Ev1"), START);
        inbox.keep(delivery("Ev2"), START);
        inbox.begun(delivery("Ev1"));
        inbox.begun(delivery("Ev2"));
        inbox.done(delivery("Ev2"));
        assertThat(reopened(inbox).left(START.plusSeconds(9)))
                .containsExactly(new Left(delivery("Ev3"), false), new Left(delivery("Ev1"), true));
    }

    @Test
    void everything_that_was_said_comes_back_as_it_was_said() {
        var inbox = inbox();
        var deliveries = Arrays.stream(Manner.values())
                .map(manner -> new Incoming(
                        new People.Account("slack", "U024BE7LH"),
                        new Place("slack:C024BE91L", "in:1712345678.000100:U024BE7LH"),
                        "approve 7f3a because \"it's\" d\u00fcster \ud83d\ude80\n and 'more'",
                        manner,
                        Optional.of("Ev-" + manner)))
                .toList();
        deliveries.forEach(said -> inbox.keep(said, START));
        assertThat(reopened(inbox).left(START))
                .isEqualTo(
                        deliveries.stream().map(said -> new Left(said, false)).toList());
    }

    @Test
    void the_same_id_in_another_chat_is_another_delivery() {
        var inbox = inbox();
        var there = new Incoming(
                new People.Account("discord", "80351110224678912"),
                new Place("discord:1098765432109876543", "7"),
                "status",
                Manner.ADDRESSED,
                Optional.of("Ev1"));
        assertThat(inbox.keep(delivery("Ev1"), START)).isTrue();
        assertThat(inbox.keep(there, START)).isTrue();
        inbox.done(there);
        assertThat(inbox.left(START)).extracting(Left::incoming).containsExactly(delivery("Ev1"));
    }

    @Test
    void after_seven_days_a_delivery_is_forgotten_and_not_a_moment_before() {
        var inbox = inbox();
        inbox.keep(delivery("Ev1"), START);
        var end = START.plus(Duration.ofDays(7));
        assertThat(inbox.keep(delivery("Ev1"), end)).isFalse();
        assertThat(inbox.left(end)).hasSize(1);
        assertThat(inbox.left(end.plusMillis(1))).isEmpty();
        assertThat(inbox.keep(delivery("Ev1"), end.plusMillis(1))).isTrue();
    }

    @Test
    void of_many_who_bring_the_same_delivery_at_once_one_is_the_first() throws Exception {
        var inbox = inbox();
        var first = new AtomicInteger();
        var threads = new Thread[16];
        Arrays.setAll(
                threads,
                _ -> Thread.startVirtualThread(() -> {
                    if (inbox.keep(delivery("Ev1"), START)) {
                        first.incrementAndGet();
                    }
                }));
        for (var thread : threads) {
            thread.join();
        }
        assertThat(first).hasValue(1);
        assertThat(inbox.left(START)).isEqualTo(List.of(new Left(delivery("Ev1"), false)));
    }

    private static Incoming delivery(String id) {
        return new Incoming(
                new People.Account("slack", "U024BE7LH"),
                new Place("slack:C024BE91L", "top:1712345678.000100:U024BE7LH"),
                "status",
                Manner.ADDRESSED,
                Optional.of(id));
    }
}
