package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The checker is only worth what it finds.
final class LimitsTest {
    @Test
    void a_message_within_all_limits_has_no_violation() {
        var message = content(2_000).put("nonce", "n".repeat(25));
        message.set("embeds", Json.array(List.of(embed("title", 256), embed("description", 4_096))));
        message.set("components", Json.array(Collections.nCopies(1, row(5, 0))));
        message.set("allowed_mentions", Json.of("parse", Json.none()));
        assertThat(Limits.violations(message)).isEmpty();
    }

    @Test
    void a_modal_within_all_limits_has_no_violation() {
        assertThat(ModalRules.violations(modal(45, 5, 45))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> each_of_these_messages_is_found() {
        return Stream.of(
                found("long content", content(2_001), "content: 2001 of at most 2000"),
                found("a long nonce", content(1).put("nonce", "n".repeat(26)), "nonce: 26 of at most 25"),
                found("11 embeds", embeds(Collections.nCopies(11, embed("title", 1))), "embeds: 11 of at most 10"),
                found("a long title", embeds(List.of(embed("title", 257))), "title: 257 of at most 256"),
                found("a long description", embeds(List.of(embed("description", 4_097))), "4097 of at most 4096"),
                found(
                        "the sum of embeds",
                        embeds(List.of(embed("description", 3_000), embed("description", 3_001))),
                        "embeds in all: 6001 of at most 6000"),
                found("an empty embed", embeds(List.of(Json.of())), "embeds[0]: is empty"),
                found("26 fields", embeds(List.of(fields(26, 1, 1))), "fields: 26 of at most 25"),
                found("a long name", embeds(List.of(fields(1, 257, 1))), "name: 257 of at most 256"),
                found("a long value", embeds(List.of(fields(1, 1, 1_025))), "value: 1025 of at most 1024"),
                found("an empty value", embeds(List.of(fields(1, 1, 0))), "value: is empty"),
                found("a long footer", embeds(List.of(footer(2_049))), "footer.text: 2049 of at most 2048"),
                found("a long author", embeds(List.of(author(257))), "author.name: 257 of at most 256"),
                found(
                        "6 rows",
                        rows(IntStream.range(0, 6).mapToObj(at -> row(1, at)).toList()),
                        "6 of at most 5"),
                found("6 buttons", rows(List.of(row(6, 0))), "components: 6 of at most 5"),
                found("the same id twice", rows(List.of(row(1, 0), row(1, 0))), "stands twice"),
                found("a long label", rows(List.of(of(button("a", 81)))), "label: 81 of at most 80"),
                found("a long id", rows(List.of(of(button("i".repeat(101), 1)))), "custom_id: 101 of at most 100"),
                found("no id", rows(List.of(of(button("", 1)))), "custom_id: is missing"),
                found("no label", rows(List.of(of(button("a", 0)))), "label: and emoji are missing"),
                found("11 attachments", attachments(11, 1), "attachments: 11 of at most 10"),
                found("a long description of a file", attachments(1, 1_025), "description: 1025 of at most 1024"),
                found("an unknown kind of mention", mentions("roles", "here"), "`here` is unknown"),
                found("content beside components of version 2", second(), "does not go with components"));
    }

    @TestFactory
    Stream<DynamicTest> each_of_these_modals_is_found() {
        return Stream.of(
                in(ModalRules.violations(modal(46, 1, 1)), "title: 46 of at most 45"),
                in(ModalRules.violations(modal(1, 0, 1)), "components: are missing"),
                in(ModalRules.violations(modal(1, 6, 1)), "components: 6 of at most 5"),
                in(ModalRules.violations(modal(1, 1, 46)), "label: 46 of at most 45"),
                in(ModalRules.violations(modal(1, 1, 1).put("custom_id", "")), "custom_id: is missing"),
                in(ModalRules.violations(modal(1, 1, 1).put("custom_id", "i".repeat(101))), "101 of at most 100"));
    }

    @TestFactory
    Stream<DynamicTest> each_of_these_commands_is_found() {
        return Stream.of(
                command("a name with a blank", Json.of("name", "a b", "description", "d"), "is no name"),
                command("capitals", Json.of("name", "Plan", "description", "d"), "is no name"),
                command("no description", Json.of("name", "plan"), "description: is missing"),
                command("a long one", Json.of("name", "p", "description", "d".repeat(101)), "101 of at most 100"),
                command("26 options", options(26, 0, 1, false), "options: 26 of at most 25"),
                command("26 choices", options(1, 26, 1, false), "choices: 26 of at most 25"),
                command("choices and completion", options(1, 1, 1, true), "excludes choices"),
                command("all texts", options(25, 25, 14, false), "all texts"),
                in(CommandRules.violations(Collections.nCopies(101, named(0))), "count: 101 of at most 100"));
    }

    private static DynamicTest found(String name, JsonNode message, String words) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(Limits.violations(message)).anyMatch(line -> line.contains(words)));
    }

    private static DynamicTest command(String name, JsonNode command, String words) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(CommandRules.violations(List.of(command))).anyMatch(line -> line.contains(words)));
    }

    private static DynamicTest in(List<String> violations, String words) {
        return DynamicTest.dynamicTest(words, () -> assertThat(violations).anyMatch(line -> line.contains(words)));
    }

    private static ObjectNode content(int length) {
        return Json.of("content", "c".repeat(length));
    }

    private static ObjectNode embeds(List<ObjectNode> embeds) {
        return Json.of("embeds", Json.array(embeds));
    }

    private static ObjectNode embed(String part, int length) {
        return Json.of(part, "e".repeat(length));
    }

    private static ObjectNode fields(int count, int name, int value) {
        var field = Json.of("name", "n".repeat(name), "value", "v".repeat(value));
        return Json.of("fields", Json.array(Collections.nCopies(count, field)));
    }

    private static ObjectNode footer(int length) {
        return Json.of("footer", Json.of("text", "f".repeat(length)));
    }

    private static ObjectNode author(int length) {
        return Json.of("author", Json.of("name", "a".repeat(length)));
    }

    private static ObjectNode rows(List<ObjectNode> rows) {
        return Json.of("components", Json.array(rows));
    }

    private static ObjectNode row(int buttons, int number) {
        return of(IntStream.range(0, buttons)
                .mapToObj(at -> button("b" + number + "." + at, 80))
                .toArray(ObjectNode[]::new));
    }

    private static ObjectNode of(ObjectNode... buttons) {
        return Json.of("type", 1, "components", Json.array(List.of(buttons)));
    }

    private static ObjectNode button(String id, int label) {
        return Json.of("type", 2, "style", 1, "label", "l".repeat(label), "custom_id", id);
    }

    private static ObjectNode attachments(int count, int description) {
        var file = Json.of("id", 0, "filename", "f", "description", "d".repeat(description));
        return Json.of("attachments", Json.array(Collections.nCopies(count, file)));
    }

    private static ObjectNode mentions(String... parse) {
        return Json.of("allowed_mentions", Json.of("parse", Json.array(List.of(parse))));
    }

    private static ObjectNode second() {
        var text = Json.of("type", 10, "content", "t");
        return content(1).put("flags", Limits.COMPONENTS_V2).set("components", Json.array(List.of(text)));
    }

    private static ObjectNode modal(int title, int inputs, int label) {
        var parts = IntStream.range(0, inputs)
                .mapToObj(at -> Json.of(
                        "type", 18,
                        "label", "l".repeat(label),
                        "component", Json.of("type", 4, "style", 1, "custom_id", "i" + at)))
                .toList();
        return Json.of("custom_id", "m", "title", "t".repeat(title), "components", Json.array(parts));
    }

    private static ObjectNode named(int at) {
        return Json.of("name", "o" + at, "description", "d", "type", 3);
    }

    private static ObjectNode options(int options, int choices, int length, boolean completes) {
        var all = IntStream.range(0, options)
                .mapToObj(at ->
                        named(at).put("autocomplete", completes).<ObjectNode>set("choices", choices(choices, length)))
                .toList();
        return Json.of("name", "c", "description", "d", "options", Json.array(all));
    }

    private static JsonNode choices(int count, int length) {
        return Json.array(IntStream.range(0, count)
                .mapToObj(at -> Json.of("name", "n" + at, "value", "v".repeat(length)))
                .toList());
    }
}
