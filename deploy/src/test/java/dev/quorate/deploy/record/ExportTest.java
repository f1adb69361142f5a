package dev.quorate.deploy.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.plan.Refusal;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.RunEvent;
import dev.quorate.journal.SqliteJournal;
import dev.quorate.journal.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run's record on paper: it says the same as the store, nothing in it works, and its JSON can be verified
/// where the store is not.
final class ExportTest {
    private static final int CASES = 2_000;

    @TempDir
    Path temporary;

    private SqliteJournal journal;

    @BeforeEach
    void a_record() {
        journal = SqliteJournal.open(temporary.resolve("quorate.db"));
        RecordedRun.writeTo(journal);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void every_event_stands_in_every_format() {
        var events = RunStory.of(journal.entries(RecordedRun.RUN)).eventLines();
        assertThat(events).hasSizeGreaterThan(10);
        assertThat(paper().markdown())
                .containsAll(events.stream().map(line -> "    " + line).toList());
        assertThat(unescaped(paper().html())).containsAll(events);
        events.forEach(line -> assertThat(String.join("\n", paper().json())).contains(quoted(line)));
    }

    @Test
    void a_person_who_writes_html_or_markdown_is_quoted() {
        var evil = "<script>alert(1)</script> [x](http://e) & \"'";
        journal.append(
                RecordedRun.RUN,
                journal.entries(RecordedRun.RUN).size(),
                RecordedRun.ASKED,
                new RunEvent.VoteRefused("", "console:" + evil, new Refusal("a", "b", "c")));
        assertThat(String.join("\n", paper().html()))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; [x](http://e) &amp; &quot;&#39;");
        assertThat(paper().markdown())
                .filteredOn(line -> line.contains("script"))
                .allMatch(line -> line.startsWith("    "));
    }

    @Test
    void the_json_is_verified_without_the_store() throws Exception {
        var end = ((Verification.Whole) journal.verify(Optional.empty())).last();
        assertThat(verified(json(), Optional.of(end))).isEqualTo(new Verification.Whole(end));
    }

    @Test
    void a_digit_or_a_letter_that_was_changed_in_an_event_is_found() throws Exception {
        var random = new Random(20_261_123);
        var json = json();
        var events = json.indexOf("\"events\"");
        var text = json.indexOf("\"text\" :");
        for (var round = 0; round < CASES; round++) {
            var at = events + 12 + random.nextInt(text - events - 12);
            if (Character.isLetterOrDigit(json.charAt(at))) {
                var changed = json.substring(0, at) + (json.charAt(at) == '7' ? '8' : '7') + json.substring(at + 1);
                assertThat(verified(changed, Optional.empty()))
                        .as("character %d, %s", at, json.substring(Math.max(0, at - 30), at + 1))
                        .isInstanceOf(Verification.Broken.class);
            }
        }
    }

    @Test
    void an_export_without_its_last_event_is_found() throws Exception {
        var json = json();
        var last = json.lastIndexOf("}, {");
        var cut = json.substring(0, last) + json.substring(json.indexOf("} ]", last));
        assertThat(verified(cut, Optional.empty()))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.first()).contains("events are missing behind"));
    }

    @Test
    void what_is_no_export_says_how_to_make_one() throws Exception {
        assertThat(verified("{}", Optional.empty()))
                .isInstanceOfSatisfying(
                        Verification.Broken.class,
                        broken -> assertThat(broken.first()).contains("quorate record export RUN --format json"));
        assertThat(verified("{", Optional.empty())).isEqualTo(new Verification.Broken("It is no whole JSON."));
    }

    private RunPaper paper() {
        return new RunPaper(journal.entries(RecordedRun.RUN), journal.sealed(RecordedRun.RUN));
    }

    private String json() {
        return String.join("\n", paper().json());
    }

    private Verification verified(String json, Optional<Checkpoint> witness) throws IOException {
        return RecordFile.verify(Files.writeString(temporary.resolve("run.json"), json), witness);
    }

    private static String quoted(String line) {
        return line.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static List<String> unescaped(List<String> html) {
        return html.stream()
                .map(line -> line.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"))
                .toList();
    }
}
