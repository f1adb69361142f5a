package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two bots on one PostgreSQL, each with a clock of its own: one leads, and what the other writes is refused.
@ExtendWith(Postgres.Shared.class)
final class LeaseTest {
    private static final RunId RUN = new RunId("20261122-021140-7f3a91c2");
    private static final Tenure TENURE = Tenure.of(Duration.ofSeconds(15));
    private static final Duration TAKEOVER = TENURE.lease().plus(TENURE.longestCall());

    private final SettableTicks adasTime = new SettableTicks();
    private final SettableTicks bobsTime = new SettableTicks();
    private Postgres postgres;
    private PostgresqlAddress address;
    private Standby ada;
    private Standby bob;

    @BeforeEach
    void begin(Postgres shared) {
        postgres = shared;
        address = postgres.database();
        ada = Standby.at(address, Postgres.PASSWORD, "ada", TENURE, adasTime);
        bob = Standby.at(address, Postgres.PASSWORD, "bob", TENURE, bobsTime);
    }

    @AfterEach
    void close() {
        ada.close();
        bob.close();
    }

    @Test
    void the_other_leads_only_after_the_lease_and_the_longest_call() {
        assertThat(ada.lead()).isPresent();
        assertThat(bob.lead()).isEmpty();
        assertThat(bob.leader()).contains("ada");
        bobsTime.advance(TAKEOVER);
        assertThat(bob.lead()).isEmpty();
        bobsTime.advance(Duration.ofMillis(1));
        assertThat(bob.lead()).isPresent();
    }

    @Test
    void a_leader_whose_beats_go_through_leads_on() {
        var lease = ada.lead().orElseThrow().lease();
        for (int beat = 0; beat < 20; beat++) {
            lease.renew();
            assertThat(bob.lead()).isEmpty();
            adasTime.advance(TENURE.lease().dividedBy(2));
            bobsTime.advance(TENURE.lease().dividedBy(2));
        }
        assertThat(lease.isHeld()).isTrue();
    }

    @Test
    void a_leader_that_was_held_up_and_does_not_know_is_refused_by_the_epoch() {
        var old = begun();
        bobsTime.advance(Duration.ofSeconds(1));
        assertThat(bob.lead()).isEmpty();
        bobsTime.advance(TAKEOVER.plusMillis(1));
        var young = bob.lead().orElseThrow();
        assertThat(young.lease().epoch()).isGreaterThan(old.lease().epoch());
        assertThat(old.lease().isHeld()).isTrue();
        assertThatThrownBy(() -> old.append(RUN, 1, Instant.EPOCH, new RunEvent.StopAsked("ada")))
                .isInstanceOf(JournalException.class)
                .hasMessage("this bot does not lead in the journal " + address + " any more: another bot leads");
        assertThatThrownBy(() -> old.inbox().left(Instant.EPOCH)).isInstanceOf(JournalException.class);
        assertThat(old.lease().isHeld()).isFalse();
        assertThat(young.entries(RUN)).hasSize(1);
        young.append(RUN, 1, Instant.EPOCH, new RunEvent.StopAsked("bob"));
        assertThat(young.entries(RUN)).hasSize(2);
    }

    @Test
    void a_leader_whose_own_clock_ran_out_neither_acts_nor_writes() {
        var journal = begun();
        adasTime.advance(TENURE.lease());
        assertThat(journal.lease().isHeld()).isFalse();
        journal.lease().renew();
        assertThat(journal.lease().isHeld()).isFalse();
        assertThatThrownBy(() -> journal.append(RUN, 1, Instant.EPOCH, new RunEvent.StopAsked("ada")))
                .hasMessageContaining("the lease ran out: no beat went through for 15 s");
    }

    @Test
    void a_lease_that_is_given_back_is_free_at_once() {
        begun().giveBack();
        var journal = bob.lead().orElseThrow();
        assertThat(journal.append(RUN, 1, Instant.EPOCH, new RunEvent.StopAsked("bob"))
                        .sequence())
                .isEqualTo(2);
    }

    @Test
    void the_longer_of_two_leases_is_waited_for() {
        try (var patient =
                Standby.at(address, Postgres.PASSWORD, "patient", Tenure.of(Duration.ofMinutes(1)), adasTime)) {
            assertThat(patient.lead()).isPresent();
            assertThat(bob.lead()).isEmpty();
            bobsTime.advance(TAKEOVER.plusSeconds(30));
            assertThat(bob.lead()).isEmpty();
            bobsTime.advance(Duration.ofSeconds(30));
            assertThat(bob.lead()).isPresent();
        }
    }

    @Test
    void of_many_who_want_to_lead_at_once_one_does() throws InterruptedException {
        var leading = new AtomicInteger();
        var threads = IntStream.range(0, 16)
                .mapToObj(number -> Thread.startVirtualThread(() -> {
                    if ((number % 2 == 0 ? ada : bob).lead().isPresent()) {
                        leading.incrementAndGet();
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(leading).hasValue(1);
    }

    @Test
    void a_server_that_went_away_in_a_write_ends_the_turn_and_the_next_one_goes_on() {
        var journal = begun();
        postgres.cut(address);
        assertThatThrownBy(() -> journal.append(RUN, 1, Instant.EPOCH, new RunEvent.StopAsked("ada")))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("cannot be reached");
        assertThat(journal.lease().isHeld()).isFalse();
        journal.giveBack();
        var next = ada.lead().orElseThrow();
        assertThat(next.lease().epoch()).isGreaterThan(journal.lease().epoch());
        assertThat(next.open()).containsExactly(RUN);
        assertThat(next.append(RUN, 1, Instant.EPOCH, new RunEvent.Recovered("here"))
                        .sequence())
                .isEqualTo(2);
    }

    @Test
    void a_refusal_of_the_record_itself_ends_no_turn() {
        var journal = begun();
        assertThatThrownBy(() -> journal.append(RUN, 0, Instant.EPOCH, new EventSamples(2).proposed()))
                .hasMessageContaining("somebody else walks this run");
        assertThat(journal.lease().isHeld()).isTrue();
    }

    @Test
    void the_database_refuses_to_rewrite_to_delete_and_to_empty() {
        begun();
        for (var change : new String[] {
            "update run_event set body = ''",
            "delete from run_event",
            "truncate run_event cascade",
            "update run set digest = ''",
            "delete from seal"
        }) {
            assertThatThrownBy(() -> postgres.sql(address.database(), change))
                    .hasMessageContaining("is never rewritten and never deleted");
        }
    }

    @Test
    void readers_need_no_lease_and_change_nothing() {
        begun();
        try (var reader = PostgresqlJournal.openForReading(address, Postgres.PASSWORD)) {
            assertThat(reader.entries(RUN)).hasSize(1);
            assertThat(reader.verify(java.util.Optional.empty())).isInstanceOf(Verification.Whole.class);
            assertThatThrownBy(() -> reader.append(RUN, 1, Instant.EPOCH, new RunEvent.StopAsked("eve")))
                    .hasMessageContaining("was opened for reading only");
        }
    }

    @Test
    void the_database_of_another_program_and_one_that_is_not_there_are_refused() {
        var other = postgres.database();
        postgres.sql(other.database(), "create table invoice (id integer)");
        assertThatThrownBy(() -> Standby.at(other, Postgres.PASSWORD, "ada", TENURE, adasTime))
                .hasMessage("the journal " + other + " is a database of another program");
        var missing = postgres.address("nowhere");
        assertThatThrownBy(() -> Standby.at(missing, Postgres.PASSWORD, "ada", TENURE, adasTime))
                .hasMessage("the journal " + missing
                        + " cannot be opened: there is no database of that name; create it first");
    }

    private PostgresqlJournal begun() {
        var journal = ada.lead().orElseThrow();
        journal.append(RUN, 0, Instant.EPOCH, new EventSamples(1).proposed());
        return journal;
    }
}
