package dev.quorate.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// `--json` is a contract with scripts: each kind of notice, letter by letter.
final class NoticeJsonTest {
    private static final List<String> EVERY_LINE =
            List.of("at", "kind", "room", "thread", "plan", "run", "step", "state", "text");

    @TestFactory
    Stream<DynamicTest> each_kind_of_notice_is_written_as_its_golden_file_says() {
        return samples().entrySet().stream()
                .map(sample -> DynamicTest.dynamicTest(
                        sample.getKey(),
                        () -> assertThat(json(sample.getValue())).isEqualTo(golden(sample.getKey()))));
    }

    @Test
    void every_line_has_the_same_fields_first() {
        samples().values().stream().flatMap(notice -> of(notice).stream()).forEach(line -> {
            Iterator<String> names = line.fieldNames();
            EVERY_LINE.forEach(name -> assertThat(names.next()).isEqualTo(name));
        });
    }

    @Test
    void every_kind_of_notice_has_a_golden_file() {
        var shown = samples().values().stream().map(Notice::getClass).distinct().count();
        assertThat(shown).isEqualTo(Notice.class.getPermittedSubclasses().length);
    }

    private static Map<String, Notice> samples() {
        return new TreeMap<>(Map.<String, Notice>ofEntries(
                Map.entry("plan", Samples.card(RunState.WAITING, "bob")),
                Map.entry("card", Samples.card(RunState.RUNNING, "bob", "carol")),
                Map.entry("refusal", Samples.refused()),
                Map.entry("vote", Samples.voted("bob", true)),
                Map.entry("run", Samples.changed(RunState.NEEDS_PERSON)),
                Map.entry("step", Samples.step(2, Notice.StepState.NOT_DONE)),
                Map.entry("journal", Samples.journal("raft: stopped", "bell \u0007 rings")),
                Map.entry("health", Samples.health(false)),
                Map.entry("answer", new Notice.Answered("10.0.1.1 leads\nten \u202eseven")),
                Map.entry("preview", Samples.previewed()),
                Map.entry("error", new Notice.Broken("I cannot write my record; nothing was begun. Free some disk."))));
    }

    private static List<ObjectNode> of(Notice notice) {
        var first = notice instanceof Notice.CardShown(var card) && card.state() == RunState.WAITING;
        return new NoticeJson(Samples.AT, new Place("console:ops", "20261122-021140-1")).of(notice, first);
    }

    private static String json(Notice notice) throws IOException {
        var lines = of(notice);
        lines.forEach(NoticeJsonTest::hideWhatTheCoreSpecs);
        var writer = Wire.JSON.writer(SerializationFeature.INDENT_OUTPUT);
        return writer.writeValueAsString(lines.size() == 1 ? lines.getFirst() : lines) + "\n";
    }

    /// The digest and the wording of a card have golden files of their own, in the core.
    private static void hideWhatTheCoreSpecs(ObjectNode line) {
        if (line.hasNonNull("plan")) {
            line.put("plan", line.path("plan").asText().replace(Samples.PLAN, "DIGEST"));
            line.put("text", line.path("text").asText().replace(Samples.PLAN, "DIGEST"));
        }
        if (line.has("digest")) {
            assertThat(line.path("digest").asText()).hasSize(64).startsWith(Samples.PLAN);
            line.put("digest", "DIGEST");
            line.put("text", "CARD");
        }
    }

    private static String golden(String name) {
        try (var file = NoticeJsonTest.class.getResourceAsStream("/golden/" + name + ".json")) {
            assertThat(file).as("golden/%s.json", name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
