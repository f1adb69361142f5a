package dev.quorate.deploy.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.journal.SqliteJournal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordTest {
    @TempDir
    Path temporary;

    private SqliteJournal journal;

    @BeforeEach
    void a_record() {
        journal = SqliteJournal.open(temporary.resolve("quorate.db"));
    }

    @AfterEach
    void close() {
        journal.close();
    }

    /// A second run, two days later, that nobody has decided on.
    private RunId waiting() {
        var run = new RunId("20261124-021142-0000aaaa");
        var posted = RecordedRun.ASKED.plusSeconds(172_800);
        journal.append(
                run,
                0,
                posted,
                new RunEvent.Proposed(
                        RecordedRun.request(RecordedRun.plan("10.0.1.3"), posted), new Place("console:ops", "t2")));
        return run;
    }

    @Test
    void the_story_of_a_run_is_its_plan_and_one_line_for_each_event() {
        RecordedRun.writeTo(journal);
        var brief = RecordedRun.PLAN.digest().brief();
        var story = RunStory.of(journal.entries(RecordedRun.RUN)).lines();
        assertThat(story.subList(0, 2))
                .containsExactly(
                        "run 20261122-021142-7f3a91c2 - replace member 10.0.1.2 in prod-eu - done",
                        "plan " + RecordedRun.PLAN.digest().hex());
        assertThat(String.join("\n", story.subList(story.indexOf("") + 1, story.size()))
                        .replace(brief, "DIGEST"))
                .isEqualTo(Golden.SHOW);
    }

    @Test
    void the_story_names_every_room_that_the_run_was_shown_in() {
        var run = new RunId("20261124-021142-0000bbbb");
        journal.append(
                run,
                0,
                RecordedRun.ASKED,
                new RunEvent.Proposed(
                        RecordedRun.request(RecordedRun.PLAN, RecordedRun.ASKED),
                        new Place("slack:C024BE91L", "top:1712345678.000100:U024BE7LH"),
                        List.of(new Place("discord:1098765432109876543", ""), new Place("console:ops", ""))));
        assertThat(RunStory.of(journal.entries(run)).lines())
                .last()
                .asString()
                .endsWith(", in slack:C024BE91L, shown in discord:1098765432109876543, console:ops too");
    }

    @Test
    void the_story_as_json_has_the_fields_of_every_line() {
        RecordedRun.writeTo(journal);
        var lines = RunStory.of(journal.entries(RecordedRun.RUN)).json();
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.fieldNames())
                        .toIterable()
                        .startsWith("at", "kind", "room", "thread", "plan", "run", "step", "state", "text"));
        assertThat(lines.stream().map(line -> line.get("kind").asText()))
                .containsExactly(
                        "plan", "vote", "vote", "run", "step", "journal", "journal", "step", "step", "step", "step",
                        "step", "step", "step", "run");
        assertThat(lines.getFirst().get("canonical").asText()).isEqualTo(RecordedRun.PLAN.canonical());
        assertThat(lines.getLast().get("state").asText()).isEqualTo("done");
        assertThat(lines.get(7).get("step").asInt()).isEqualTo(1);
    }

    @Test
    void the_list_shows_the_newest_run_first() {
        RecordedRun.writeTo(journal);
        waiting();
        assertThat(String.join("\n", RunList.of(journal).lines())).isEqualTo(Golden.LIST);
        assertThat(RunList.of(journal).json().getFirst().toString())
                .startsWith(
                        "{\"at\":\"2026-11-24T02:11:42.120Z\",\"kind\":\"run\",\"room\":\"console:ops\",\"thread\":\"t2\"")
                .contains("\"state\":\"waiting\"", "\"person\":\"alice\"", "\"cluster\":\"prod-eu\"");
    }

    @Test
    void an_empty_record_says_so() {
        assertThat(RunList.of(journal).lines()).containsExactly("no runs on record yet");
    }

    @Test
    void a_run_is_found_by_its_id_and_by_the_digest_that_people_typed() {
        RecordedRun.writeTo(journal);
        var other = waiting();
        var digest = RecordedRun.PLAN.digest();
        assertThat(List.of("20261122-021142-7f3a91c2", digest.brief(), digest.hex()))
                .allSatisfy(word -> assertThat(Wanted.in(journal, word)).isEqualTo(new Wanted.One(RecordedRun.RUN)));
        assertThat(Wanted.in(journal, other.value())).isEqualTo(new Wanted.One(other));
    }

    @Test
    void a_word_that_names_no_run_or_is_too_short_gets_an_answer_that_helps() {
        RecordedRun.writeTo(journal);
        assertThat(Wanted.in(journal, "ffffffffff"))
                .isEqualTo(new Wanted.None("no run is called ffffffffff; `quorate record list` shows them all"));
        assertThat(Wanted.in(journal, "7f"))
                .isEqualTo(new Wanted.None(
                        "7f is too short; write the run's id or at least 4 characters of its plan's digest"));
    }

    @Test
    void one_plan_asked_for_twice_is_two_runs_and_the_word_for_both_is_refused() {
        RecordedRun.writeTo(journal);
        var again = new RunId("20261122-031142-7f3a91c2");
        journal.append(
                again,
                0,
                RecordedRun.ASKED.plusSeconds(3600),
                new RunEvent.Proposed(
                        RecordedRun.request(RecordedRun.PLAN, RecordedRun.ASKED), new Place("console:ops", "t3")));
        var word = RecordedRun.PLAN.digest().brief();
        assertThat(Wanted.in(journal, word))
                .isEqualTo(new Wanted.None(
                        word + " fits 2 runs: " + again + ", " + RecordedRun.RUN + "; write one of these"));
    }
}
