package dev.quorate.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What an Outbox promises: letters wait in order until they are delivered, and an event and the letters
/// about it are written together or not at all.
public abstract class OutboxContract {
    private static final Instant START = Instant.parse("2026-11-22T02:11:40.000000001Z");
    private static final RunId RUN = new RunId("20261122-021140-7f3a91c2");
    private static final Place SLACK = new Place("slack:C024BE91L", "top:1712345678.000100:U1");
    private static final Place DISCORD = new Place("discord:1098765432109876543", "7");
    private static final int HOUR_OF_OUTAGE = 180_000;
    private static final int PAGE = 500;

    private final EventSamples samples = new EventSamples(20261122);

    /// A store that nobody has written to.
    protected abstract Store store();

    /// The same store after it was closed and opened again.
    protected abstract Store reopened(Store store);

    @Test
    void every_kind_of_notice_comes_back_as_it_was_written_also_after_reopening() {
        var store = store();
        var written = samples.notices().stream()
                .map(notice -> new Outgoing(SLACK, notice))
                .toList();
        store.outbox().put(START, written);
        assertThat(outgoing(store.outbox())).isEqualTo(written);
        assertThat(outgoing(reopened(store).outbox())).isEqualTo(written);
    }

    @Test
    void letters_wait_in_the_order_in_which_they_were_put_and_know_when() {
        var outbox = store().outbox();
        outbox.put(START.plusSeconds(9), List.of(said("one"), said("two")));
        outbox.put(START, List.of(said("three")));
        assertThat(texts(outbox, 0, 10)).containsExactly("one", "two", "three");
        assertThat(outbox.waiting("slack", 0, 10))
                .extracting(Letter::at)
                .containsExactly(START.plusSeconds(9), START.plusSeconds(9), START);
        assertThat(numbers(outbox)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_page_begins_behind_a_number_and_is_no_longer_than_asked() {
        var outbox = store().outbox();
        outbox.put(START, List.of(said("one"), said("two"), said("three"), said("four")));
        assertThat(texts(outbox, numbers(outbox).getFirst(), 2)).containsExactly("two", "three");
        assertThat(texts(outbox, numbers(outbox).getLast(), 2)).isEmpty();
    }

    @Test
    void what_was_delivered_waits_no_longer_and_the_rest_does() {
        var outbox = store().outbox();
        outbox.put(START, List.of(said("one"), said("two"), said("three")));
        var numbers = numbers(outbox);
        outbox.delivered("slack", List.of(numbers.get(0), numbers.get(2)), Map.of());
        assertThat(texts(outbox, 0, 10)).containsExactly("two");
        outbox.delivered("slack", List.of(numbers.get(0)), Map.of());
        assertThat(texts(outbox, 0, 10)).containsExactly("two");
    }

    @Test
    void a_number_is_never_used_again_also_after_everything_was_delivered_and_reopening() {
        var store = store();
        var used = new ArrayList<Long>();
        for (int round = 0; round < 3; round++) {
            store.outbox().put(START, List.of(said("one"), said("two")));
            var numbers = numbers(store.outbox());
            assertThat(numbers).hasSize(2);
            used.addAll(numbers);
            store.outbox().delivered("slack", numbers, Map.of());
            store = reopened(store);
        }
        assertThat(used).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void chats_do_not_see_each_other_s_letters_and_memos() {
        var outbox = store().outbox();
        outbox.put(START, List.of(said("for slack"), new Outgoing(DISCORD, new Notice.Answered("for discord"))));
        var numbers = numbers(outbox);
        outbox.delivered("discord", numbers, Map.of("card/1", "discord's"));
        assertThat(texts(outbox, 0, 10)).containsExactly("for slack");
        assertThat(outbox.waiting("discord", 0, 10)).hasSize(1);
        outbox.delivered("slack", List.of(), Map.of("card/1", "slack's"));
        assertThat(outbox.memo("discord", "card/1")).contains("discord's");
        assertThat(outbox.memo("slack", "card/1")).contains("slack's");
    }

    @Test
    void a_memo_is_remembered_replaced_and_survives() {
        var store = store();
        assertThat(store.outbox().memo("slack", "card/1")).isEmpty();
        store.outbox().delivered("slack", List.of(), Map.of("card/1", "C1 1.1", "root/1", "C1 1.0"));
        store.outbox().delivered("slack", List.of(), Map.of("card/1", "C1 2.2"));
        var later = reopened(store).outbox();
        assertThat(later.memo("slack", "card/1")).contains("C1 2.2");
        assertThat(later.memo("slack", "root/1")).contains("C1 1.0");
    }

    @Test
    void an_event_and_its_letters_are_written_together_in_order_with_the_others() {
        var store = store();
        store.outbox().put(START, List.of(said("before")));
        store.journal().append(RUN, 0, START, samples.proposed(), _ -> List.of(said("the card"), said("its line")));
        store.outbox().put(START, List.of(said("after")));
        var later = reopened(store);
        assertThat(later.journal().entries(RUN)).hasSize(1);
        assertThat(texts(later.outbox(), 0, 10)).containsExactly("before", "the card", "its line", "after");
    }

    @Test
    void the_letters_of_an_event_that_is_refused_are_not_written() {
        var store = store();
        store.journal().append(RUN, 0, START, samples.proposed());
        assertThatThrownBy(() -> store.journal()
                        .append(RUN, 0, START, samples.proposed(), _ -> List.of(said("that it was proposed twice"))))
                .isInstanceOf(JournalException.class);
        assertThat(store.outbox().waiting("slack", 0, 10)).isEmpty();
    }

    @Test
    void an_hour_of_outage_is_read_in_pages_within_seconds() {
        var outbox = store().outbox();
        for (int from = 0; from < HOUR_OF_OUTAGE; from += 10_000) {
            outbox.put(
                    START,
                    IntStream.range(from, from + 10_000)
                            .mapToObj(number -> said("line " + number))
                            .toList());
        }
        var began = System.nanoTime();
        var behind = 0L;
        var read = 0;
        for (var page = outbox.waiting("slack", 0, PAGE);
                !page.isEmpty();
                page = outbox.waiting("slack", behind, PAGE)) {
            assertThat(page.getFirst().outgoing()).isEqualTo(said("line " + read));
            read += page.size();
            behind = page.getLast().number();
        }
        assertThat(read).isEqualTo(HOUR_OF_OUTAGE);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    private static Outgoing said(String text) {
        return new Outgoing(SLACK, new Notice.Answered(text));
    }

    private static List<Outgoing> outgoing(Outbox outbox) {
        return outbox.waiting("slack", 0, 1000).stream().map(Letter::outgoing).toList();
    }

    private static List<String> texts(Outbox outbox, long behind, int atMost) {
        return outbox.waiting("slack", behind, atMost).stream()
                .map(letter -> letter.outgoing().notice().text())
                .toList();
    }

    private static List<Long> numbers(Outbox outbox) {
        return outbox.waiting("slack", 0, 1000).stream().map(Letter::number).toList();
    }
}
