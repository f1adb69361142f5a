package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A record that somebody changed is not believed, and the sentence names the event and the field.
final class DamagedRecordTest {
    private static final RunId RUN = new RunId("20261122-021140-7f3a91c2");

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() {
        file = directory.resolve("journal.db");
        try (var journal = SqliteJournal.open(file)) {
            journal.append(RUN, 0, Instant.EPOCH, new EventSamples(7).proposed());
            journal.append(
                    RUN, 1, Instant.EPOCH, new RunEvent.VoteRefused("", "console:eve", new Refusal("a", "b", "c")));
            journal.append(RUN, 2, Instant.EPOCH, new RunEvent.StopAsked("grace"));
        }
    }

    @Test
    void an_unknown_kind_is_named() throws Exception {
        changed(3, "replace(body, 'stop-asked', 'danced')");
        reading().hasMessageContaining("event 3 of run " + RUN).hasMessageContaining("knows no kind `danced`");
    }

    @Test
    void a_missing_kind_is_named() throws Exception {
        changed(3, "replace(body, '\"kind\":\"stop-asked\",', '')");
        reading().hasMessageContaining("event 3").hasMessageContaining("the kind of the event is missing");
    }

    @Test
    void an_unknown_field_is_named_with_its_way() throws Exception {
        changed(2, "replace(body, '\"why\"', '\"mood\":1,\"why\"')");
        reading().hasMessageContaining("event 2").hasMessageContaining("knows no field refusal.mood");
    }

    @Test
    void a_missing_field_is_named() throws Exception {
        changed(2, "replace(body, '\"why\":\"b\",', '')");
        reading().hasMessageContaining("event 2").hasMessageContaining("the field refusal.why does not hold");
    }

    @Test
    void nothing_in_place_of_a_value_is_named() throws Exception {
        changed(3, "replace(body, '\"grace\"', 'null')");
        reading().hasMessageContaining("event 3").hasMessageContaining("the field person does not hold");
    }

    @Test
    void a_number_in_place_of_a_text_is_named() throws Exception {
        changed(3, "replace(body, '\"grace\"', '7')");
        reading().hasMessageContaining("event 3").hasMessageContaining("the field person does not hold");
    }

    @Test
    void a_field_that_is_there_twice_is_not_read() throws Exception {
        changed(3, "replace(body, '}', ',\"person\":\"eve\"}')");
        reading().hasMessageContaining("event 3");
    }

    @Test
    void half_a_body_is_no_json() throws Exception {
        changed(3, "substr(body, 1, 20)");
        reading().hasMessageContaining("event 3").hasMessageContaining("it is no whole JSON");
    }

    @Test
    void more_behind_a_body_is_not_read() throws Exception {
        changed(3, "body || body");
        reading().hasMessageContaining("event 3");
    }

    @Test
    void a_plan_that_was_changed_is_not_the_plan_that_was_approved() throws Exception {
        changed(1, "json_set(body, '$.request.plan.title', 'remove everybody')");
        reading().hasMessageContaining("event 1").hasMessageContaining("its plan has the digest");
    }

    @Test
    void a_removed_event_is_missed() throws Exception {
        sql("drop trigger run_event_is_kept", "delete from run_event where sequence = 2");
        reading().hasMessageContaining("event 2 of run " + RUN + " is missing");
    }

    @Test
    void a_removed_proposal_is_missed() throws Exception {
        sql("drop trigger run_event_is_kept", "delete from run_event where sequence = 1");
        reading().hasMessageContaining("event 1 of run " + RUN + " is missing");
    }

    @Test
    void a_kind_that_the_body_is_not_is_not_believed() throws Exception {
        sql("drop trigger run_event_stays", "update run_event set kind = 'closed' where sequence = 3");
        reading().hasMessageContaining("event 3").hasMessageContaining("its kind is `closed`");
    }

    @Test
    void the_database_refuses_to_rewrite_and_to_delete() {
        assertThatThrownBy(() -> sql("update run_event set body = ''")).hasMessageContaining("never rewritten");
        assertThatThrownBy(() -> sql("delete from run_event")).hasMessageContaining("never deleted");
        assertThatThrownBy(() -> sql("update run set digest = ''")).hasMessageContaining("never rewritten");
        assertThatThrownBy(() -> sql("delete from run")).hasMessageContaining("never deleted");
    }

    @Test
    void a_run_begins_with_its_proposal_and_has_one() {
        try (var journal = SqliteJournal.open(file)) {
            var other = new RunId("other");
            assertThatThrownBy(() -> journal.append(other, 0, Instant.EPOCH, new RunEvent.Resumed("grace")))
                    .isInstanceOf(JournalException.class)
                    .hasMessage("event 1 of run other cannot be `resumed`: a run begins with its proposal");
            assertThatThrownBy(() -> journal.append(RUN, 3, Instant.EPOCH, new EventSamples(8).proposed()))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("a run is proposed once");
            assertThat(journal.runs()).containsExactly(RUN);
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> reading() {
        try (var journal = SqliteJournal.open(file)) {
            return assertThatThrownBy(() -> journal.entries(RUN)).isInstanceOf(JournalException.class);
        }
    }

    private void changed(int sequence, String body) throws Exception {
        sql("drop trigger run_event_stays", "update run_event set body = " + body + " where sequence = " + sequence);
    }

    private void sql(String... statements) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            for (var statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }
}
