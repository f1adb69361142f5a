package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.layout.Scenes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Whoever finds nothing must be able to find something.
final class OracleTest {
    private static final Map<String, List<String>> ALIVE = Map.ofEntries(
            Map.entry("user", List.of("<@80351110224678912>", "<@!80351110224678912>")),
            Map.entry("role", List.of("<@&165511591545143296>")),
            Map.entry("channel", List.of("<#103735883630395392>")),
            Map.entry("everyone", List.of("@everyone", "hi @here")),
            Map.entry("command", List.of("</airhorn:816437322781949972>")),
            Map.entry("navigation", List.of("<id:customize>")),
            Map.entry("timestamp", List.of("<t:1618953630>", "<t:1618953630:R>")),
            Map.entry("emoji", List.of(":fire:", ":100:", "<:mmLol:216154654256398347>", "<a:b1nzy:3929>")),
            Map.entry("link", List.of("http://a.b", "[x](y)", "<mailto:a@b.c>", "HTTPS://A")),
            Map.entry("phone", List.of("<+15551234567>")),
            Map.entry("underline", List.of("__x__")),
            Map.entry("emphasis", List.of("*x*", "_x_")),
            Map.entry("strike", List.of("~~x~~")),
            Map.entry("spoiler", List.of("||x||")),
            Map.entry("heading", List.of("# x", "a\n### x")),
            Map.entry("subtext", List.of("-# x", "a\n-# x")),
            Map.entry("quote", List.of("> x", "a\n>>> x")),
            Map.entry("list", List.of("- x", "* x", "a\n  1. x")),
            Map.entry("open code", List.of("a ` b", "```\na")));

    @TestFactory
    Stream<DynamicTest> each_thing_that_works_is_found() {
        return ALIVE.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream()
                        .map(text -> DynamicTest.dynamicTest(
                                text,
                                () -> assertThat(Oracle.aliveIn(text))
                                        .anyMatch(finding -> finding.startsWith(kind.getKey() + " ")))));
    }

    @TestFactory
    Stream<DynamicTest> code_does_not_hide_what_servers_look_for() {
        return Stream.of(
                        "`@here`",
                        "```\nhttp://a.b\n```",
                        "`discord.gg/x`",
                        "`www.a.b`",
                        "a\u202eb",
                        "a\u200bb",
                        "a\u001b[1m")
                .map(text -> DynamicTest.dynamicTest(
                        text, () -> assertThat(Oracle.aliveIn(text)).isNotEmpty()));
    }

    @Test
    void a_fence_that_a_host_closes_lets_out_what_follows() {
        assertThat(Oracle.aliveIn("```\n| a ``` # x\n# y\n```")).isNotEmpty();
        assertThat(Oracle.aliveIn("```\n| a ''' # x\n# y\n```")).isEmpty();
    }

    @Test
    void bold_code_and_signs_behind_a_backslash_are_only_read() {
        assertThat(Oracle.aliveIn("**a** `b*` \\*c\\* 02:11:40 \\# d (e) 3.4")).isEmpty();
        assertThat(Reading.of("**\\*a** `b\\` c\\_"))
                .containsExactly(
                        new Reading.Piece("bold", "*a"),
                        new Reading.Piece("plain", " "),
                        new Reading.Piece("code", "b\\"),
                        new Reading.Piece("plain", " c_"));
    }

    @Test
    void a_mention_is_alive_unless_it_is_meant() {
        var call = Json.of(Calls.approvers(card(), List.of("80351110224678912")));
        assertThat(Oracle.alive(call)).hasSize(3);
        assertThat(Oracle.alive(call, Set.of("80351110224678912"))).isEmpty();
    }

    @Test
    void parts_that_we_never_post_are_found_and_so_are_mentions_that_are_let_through() {
        var message = (ObjectNode) Json.of(CardEmbed.of(card()));
        assertThat(Oracle.alive(message)).isEmpty();
        assertThat(Oracle.alive(Json.parsed("{\"content\": \"a\"}"))).hasSize(1);
        message.set("allowed_mentions", Json.parsed("{\"parse\": [\"everyone\"]}"));
        assertThat(Oracle.alive(message)).hasSize(1);
        ((ObjectNode) message.path("embeds").path(0)).put("url", "x");
        assertThat(Oracle.alive(message)).hasSize(2);
    }

    private static dev.quorate.core.notice.Card card() {
        return Scenes.waiting(Scenes.replace(), Scenes.ONE);
    }
}
