package dev.quorate.chat.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The checker is only worth what it finds.
final class LimitsTest {
    @Test
    void a_message_within_all_limits_has_no_violation() {
        assertThat(Limits.violations(message(header(150), section(2_800), actions(button("approve", "v")))))
                .isEmpty();
    }

    @Test
    void a_modal_within_all_limits_has_no_violation() {
        assertThat(Limits.violationsOfView(view("Deny plan", input()))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> each_of_these_messages_is_found() {
        return Stream.of(
                found("no fallback", new JsonObject(), "text: is missing"),
                found("a long fallback", text("x".repeat(40_001)), "text: 40001 of at most 40000"),
                found("a fallback over our budget", text("x".repeat(3_501)), "text (our budget): 3501"),
                found("51 blocks", message(Collections.nCopies(51, divider()).toArray(String[]::new)), "blocks: 51 of"),
                found("41 blocks", message(Collections.nCopies(41, divider()).toArray(String[]::new)), "40"),
                found("a long header", message(header(151)), "blocks[0].text.text: 151 of at most 150"),
                found("a header in mrkdwn", message(header(5).replace("plain_text", "mrkdwn")), "is not plain_text"),
                found("a long section", message(section(3_001)), "3001 of at most 3000"),
                found("a section over our budget", message(section(2_801)), "2801 of at most 2800"),
                found("an empty section", message("{\"type\":\"section\"}"), "and fields are missing"),
                found("long rich text", message(preformatted(2_801)), "2801 of at most 2800"),
                found("empty rich text", message(preformatted(0)), "a text element is empty"),
                found("a mention in preformatted text", message(mention("rich_text_preformatted")), "does not go here"),
                found("the sum", message(section(2_800), section(2_800), section(2_401)), "8001 of at most 8000"),
                found("a long value", message(actions(button("approve", "v".repeat(2_001)))), "2001 of at most 2000"),
                found("a long label", message(actions(labeled("l".repeat(76)))), "76 of at most 75"),
                found("the same action twice", message(actions(button("a", "v"), button("a", "w"))), "stands twice"),
                found("the same block twice", message(identified(), identified()), "`here` stands twice"),
                found("a long confirm", message(actions(confirmed("y".repeat(301)))), "301 of at most 300"),
                found("an unknown block", message("{\"type\":\"table\"}"), "`table` is unknown"),
                found("an input in a message", message(input()), "does not go into a message"),
                found("11 context elements", message(context(11)), "11 of at most 10"),
                found("26 buttons", message(buttons(26)), "26 of at most 25"));
    }

    @TestFactory
    Stream<DynamicTest> each_of_these_modals_is_found() {
        var metadata = view("Deny plan", input());
        metadata.addProperty("private_metadata", "m".repeat(3_001));
        var without = view("Deny plan", input());
        without.remove("submit");
        return Stream.of(
                inView("a long title", view("t".repeat(25), input()), "25 of at most 24"),
                inView("long metadata", metadata, "3001 of at most 3000"),
                inView("an input without submit", without, "submit: is missing"),
                inView(
                        "101 blocks",
                        view("t", Collections.nCopies(101, divider()).toArray(String[]::new)),
                        "101 of"),
                inView("no blocks", view("t"), "blocks: are missing"));
    }

    @Test
    void blocks_may_come_as_the_text_of_an_array() {
        var message = text("fallback");
        message.addProperty("blocks", "[" + header(151) + "]");
        assertThat(Limits.violations(message)).singleElement().asString().contains("151 of at most 150");
    }

    private static DynamicTest found(String name, JsonObject message, String words) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(Limits.violations(message)).anyMatch(line -> line.contains(words)));
    }

    private static DynamicTest inView(String name, JsonObject view, String words) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(Limits.violationsOfView(view)).anyMatch(line -> line.contains(words)));
    }

    private static JsonObject text(String text) {
        var message = new JsonObject();
        message.addProperty("text", text);
        return message;
    }

    private static JsonObject message(String... blocks) {
        var message = text("fallback");
        message.add("blocks", JsonParser.parseString("[" + String.join(",", blocks) + "]"));
        return message;
    }

    private static JsonObject view(String title, String... blocks) {
        var view = JsonParser.parseString("{\"type\":\"modal\"}").getAsJsonObject();
        view.add("title", JsonParser.parseString(plain(title)));
        view.add("submit", JsonParser.parseString(plain("Deny")));
        view.add("blocks", JsonParser.parseString("[" + String.join(",", blocks) + "]"));
        return view;
    }

    private static String plain(String text) {
        return "{\"type\":\"plain_text\",\"text\":\"" + text + "\"}";
    }

    private static String header(int length) {
        return "{\"type\":\"header\",\"text\":" + plain("h".repeat(length)) + "}";
    }

    private static String section(int length) {
        return "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "s".repeat(length) + "\"}}";
    }

    private static String preformatted(int length) {
        return "{\"type\":\"rich_text\",\"elements\":[{\"type\":\"rich_text_preformatted\",\"elements\":["
                + "{\"type\":\"text\",\"text\":\"" + "r".repeat(length) + "\"}]}]}";
    }

    private static String mention(String part) {
        return "{\"type\":\"rich_text\",\"elements\":[{\"type\":\"" + part
                + "\",\"elements\":[{\"type\":\"user\",\"user_id\":\"U1\"}]}]}";
    }

    private static String divider() {
        return "{\"type\":\"divider\"}";
    }

    private static String identified() {
        return "{\"type\":\"divider\",\"block_id\":\"here\"}";
    }

    private static String context(int elements) {
        return "{\"type\":\"context\",\"elements\":[" + String.join(",", Collections.nCopies(elements, plain("c")))
                + "]}";
    }

    private static String actions(String... buttons) {
        return "{\"type\":\"actions\",\"elements\":[" + String.join(",", buttons) + "]}";
    }

    private static String buttons(int count) {
        return actions(Stream.iterate(0, at -> at + 1)
                .limit(count)
                .map(at -> button("a" + at, "v"))
                .toArray(String[]::new));
    }

    private static String button(String id, String value) {
        return "{\"type\":\"button\",\"action_id\":\"" + id + "\",\"value\":\"" + value + "\",\"text\":" + plain("Go")
                + "}";
    }

    private static String labeled(String label) {
        return button("a", "v").replace("\"Go\"", "\"" + label + "\"");
    }

    private static String confirmed(String text) {
        return "{\"type\":\"button\",\"action_id\":\"a\",\"text\":" + plain("Go") + ",\"confirm\":{\"title\":"
                + plain("Sure") + ",\"text\":" + plain(text) + ",\"confirm\":" + plain("Yes") + ",\"deny\":"
                + plain("No") + "}}";
    }

    private static String input() {
        return "{\"type\":\"input\",\"label\":" + plain("Reason")
                + ",\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"reason\"}}";
    }
}
