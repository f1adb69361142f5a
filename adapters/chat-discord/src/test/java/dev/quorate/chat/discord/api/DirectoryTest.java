package dev.quorate.chat.discord.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.core.port.People;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DirectoryTest {
    private static final String GUILD = "290926798626357999";
    private static final String ROOM = "1098765432109876543";
    private static final String THREAD = "1098765432109876999";
    private static final People.Account ANN = new People.Account("discord", "80351110224678912");
    private static final Place AT_TOP = Spot.top(ROOM, "1", ANN.id()).place();
    private static final Place IN_THREAD = Spot.thread(ROOM, THREAD, ANN.id()).place();

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private Rest rest = new Rest("http://127.0.0.1:1/", () -> new Token("unset"), new Breaker(clock), clock);

    @BeforeEach
    void start() {
        server.start();
        rest = new Rest("http://127.0.0.1:" + server.port() + "/", () -> new Token("t"), new Breaker(clock), clock);
        asItShouldBe();
    }

    @AfterEach
    void stop() {
        rest.close();
        server.stop();
    }

    @Test
    void a_full_member_in_a_text_channel_or_a_thread_of_it_is_beyond_doubt() {
        assertThat(directory().doubt(ANN, AT_TOP)).isEmpty();
        assertThat(directory().doubt(ANN, IN_THREAD)).isEmpty();
        assertThat(directory().doubt(ANN, new Place("discord:" + ROOM, "gate"))).isEmpty();
    }

    @Test
    void a_card_that_has_no_thread_is_in_the_channel() {
        answers("/channels/" + THREAD, unknown(10_003));
        assertThat(directory().doubt(ANN, IN_THREAD)).isEmpty();
    }

    @Test
    void no_account_that_is_not_a_full_member_decides_anything() {
        var shapes = members();
        assertThat(shapes).hasSizeGreaterThan(28);
        shapes.forEach((shape, change) -> {
            answers(memberPath(), okJson(changed(member(), change).toString()));
            assertThat(directory().doubt(ANN, AT_TOP)).as(shape).isPresent();
        });
    }

    @Test
    void no_room_that_others_see_or_that_is_not_ours_decides_anything() {
        var shapes = rooms();
        assertThat(shapes).hasSizeGreaterThan(19);
        shapes.forEach((shape, change) -> {
            answers("/channels/" + ROOM, okJson(changed(room(), change).toString()));
            assertThat(directory().doubt(ANN, AT_TOP)).as(shape).isPresent();
        });
    }

    @Test
    void no_thread_of_another_channel_or_kind_decides_anything() {
        var shapes = threads();
        assertThat(shapes).hasSizeGreaterThan(9);
        shapes.forEach((shape, change) -> {
            answers("/channels/" + THREAD, okJson(changed(thread(), change).toString()));
            assertThat(directory().doubt(ANN, IN_THREAD)).as(shape).isPresent();
        });
    }

    @Test
    void what_cannot_be_asked_is_in_doubt_and_is_asked_again() {
        var failures = Map.of(
                "500", aResponse().withStatus(500),
                "403", aResponse().withStatus(403).withBody("{\"code\":50001,\"message\":\"Missing Access\"}"),
                "401", aResponse().withStatus(401).withBody("{\"code\":0,\"message\":\"401: Unauthorized\"}"),
                "429", aResponse().withStatus(429).withHeader("Retry-After", "60"),
                "reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                "no JSON", aResponse().withStatus(200).withBody("<html>"),
                "nothing", aResponse().withStatus(204),
                "a list", okJson("[]"),
                "empty", okJson("{}"));
        var directory = directory();
        for (var path : new String[] {memberPath(), "/channels/" + ROOM, "/channels/" + THREAD}) {
            failures.forEach((failure, answer) -> {
                clock.advance(Duration.ofSeconds(61));
                answers(path, answer);
                assertThat(directory.doubt(ANN, IN_THREAD))
                        .as(path + " " + failure)
                        .isPresent();
                asItShouldBe();
                clock.advance(Duration.ofSeconds(61));
                assertThat(directory.doubt(ANN, IN_THREAD))
                        .as(path + " after " + failure)
                        .isEmpty();
            });
        }
    }

    @Test
    void a_failure_is_never_remembered() {
        var directory = directory();
        answers(memberPath(), aResponse().withStatus(500));
        assertThat(directory.doubt(ANN, AT_TOP)).isPresent();
        asItShouldBe();
        assertThat(directory.doubt(ANN, AT_TOP)).isEmpty();
    }

    @Test
    void who_left_is_in_doubt_within_a_minute_and_at_once_when_discord_says_so() {
        var directory = directory();
        assertThat(directory.doubt(ANN, AT_TOP)).isEmpty();
        answers(memberPath(), unknown(10_007));
        clock.advance(Duration.ofSeconds(59));
        assertThat(directory.doubt(ANN, AT_TOP)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(directory.doubt(ANN, AT_TOP)).isPresent();
        asItShouldBe();
        clock.advance(Duration.ofSeconds(60));
        assertThat(directory.doubt(ANN, AT_TOP)).isEmpty();
        answers(memberPath(), unknown(10_013));
        directory.changed(ANN.id());
        assertThat(directory.doubt(ANN, AT_TOP)).isPresent();
    }

    @Test
    void who_is_no_member_is_asked_about_once_a_minute() {
        var directory = directory();
        answers(memberPath(), unknown(10_007));
        for (var time = 0; time < 3; time++) {
            assertThat(directory.doubt(ANN, AT_TOP)).isPresent();
        }
        server.verify(1, getRequestedFor(urlPathEqualTo(memberPath())));
    }

    @Test
    void a_time_out_begins_at_its_time_even_for_who_was_looked_up_before() {
        var directory = directory();
        answers(
                memberPath(),
                okJson(changed(member(), m -> m.put("communication_disabled_until", "2026-11-22T02:11:50+00:00"))
                        .toString()));
        assertThat(directory.doubt(ANN, AT_TOP)).isPresent();
        clock.advance(Duration.ofSeconds(10));
        assertThat(directory.doubt(ANN, AT_TOP)).isEmpty();
    }

    @Test
    void accounts_and_places_of_other_shapes_are_in_doubt_without_a_call() {
        var directory = directory();
        assertThat(directory.doubt(new People.Account("slack", ANN.id()), AT_TOP))
                .isPresent();
        assertThat(directory.doubt(new People.Account("discord", "@me"), AT_TOP))
                .isPresent();
        assertThat(directory.doubt(new People.Account("discord", "1/../2"), AT_TOP))
                .isPresent();
        assertThat(directory.doubt(ANN, new Place("slack:C1", "top:1:1"))).isPresent();
        assertThat(directory.doubt(ANN, new Place("discord:x", "top:1:1"))).isPresent();
        assertThat(server.getAllServeEvents()).isEmpty();
    }

    @Test
    void in_a_server_as_discord_has_it_a_member_decides_and_a_webhook_or_a_stranger_does_not() throws Exception {
        try (var discord = FakeDiscord.start(clock);
                var api = new Rest(discord.apiUrl(), () -> new Token(FakeDiscord.TOKEN), new Breaker(clock), clock)) {
            discord.channel(ROOM);
            discord.person(ANN.id());
            var directory = new Directory(api, Set.of(FakeDiscord.GUILD), clock);
            assertThat(directory.doubt(ANN, AT_TOP)).isEmpty();
            assertThat(directory.doubt(ANN, IN_THREAD)).isEmpty();
            assertThat(directory.doubt(new People.Account("discord", "800000000000000001"), AT_TOP))
                    .isPresent();
            assertThat(directory.doubt(new People.Account("discord", FakeDiscord.BOT_USER), AT_TOP))
                    .isPresent();
            var direct = discord.person(ANN.id()).directChannel();
            assertThat(directory.doubt(ANN, Spot.direct(direct, "1", ANN.id()).place()))
                    .isPresent();
            discord.stage().leaves(ANN.id());
            clock.advance(Duration.ofSeconds(60));
            assertThat(directory.doubt(ANN, AT_TOP)).isPresent();
            assertThat(discord.violations()).isEmpty();
        }
    }

    private static Map<String, Consumer<ObjectNode>> members() {
        var shapes = new LinkedHashMap<String, Consumer<ObjectNode>>();
        shapes.put("another account", m -> user(m).put("id", "80351110224678913"));
        shapes.put("an id as a number with a fraction", m -> user(m).put("id", 8.5));
        shapes.put("no id", m -> user(m).remove("id"));
        shapes.put("no user", m -> m.remove("user"));
        shapes.put("a user of null", m -> m.putNull("user"));
        shapes.put("a user that is text", m -> m.put("user", ANN.id()));
        shapes.put("a bot", m -> user(m).put("bot", true));
        shapes.put("a bot in text", m -> user(m).put("bot", "true"));
        shapes.put("a bot by a number", m -> user(m).put("bot", 1));
        shapes.put("the system", m -> user(m).put("system", true));
        shapes.put("the system in text", m -> user(m).put("system", "yes"));
        shapes.put("a webhook", m -> user(m).put("discriminator", "0000"));
        shapes.put("a team", m -> user(m).put("public_flags", 1 << 10));
        shapes.put("a team that hides", m -> user(m).put("flags", 1 << 10));
        shapes.put("an app over HTTP", m -> user(m).put("public_flags", 1 << 19));
        shapes.put("an app over HTTP among others", m -> user(m).put("public_flags", (1 << 19) | (1 << 6)));
        shapes.put("flags in text", m -> user(m).put("public_flags", "64"));
        shapes.put("pending", m -> m.put("pending", true));
        shapes.put("pending in text", m -> m.put("pending", "false"));
        shapes.put("a guest", m -> m.put("flags", 1 << 4));
        shapes.put("a guest who came back", m -> m.put("flags", (1 << 4) | 1));
        shapes.put("quarantined for a name", m -> m.put("flags", 1 << 7));
        shapes.put("quarantined for a tag", m -> m.put("flags", 1 << 10));
        shapes.put("flags of a member in text", m -> m.put("flags", "0"));
        shapes.put("flags of a member of null", m -> m.putNull("flags"));
        shapes.put("not joined", m -> m.putNull("joined_at"));
        shapes.put("without a day of joining", m -> m.remove("joined_at"));
        shapes.put("timed out", m -> m.put("communication_disabled_until", "2026-11-22T02:12:40.000000+00:00"));
        shapes.put("timed out for long", m -> m.put("communication_disabled_until", "2026-12-22T02:12:40Z"));
        shapes.put(
                "timed out in another zone", m -> m.put("communication_disabled_until", "2026-11-22T04:00:00+01:00"));
        shapes.put("timed out at a time that is none", m -> m.put("communication_disabled_until", "for ever"));
        shapes.put("timed out by a number", m -> m.put("communication_disabled_until", 17));
        return shapes;
    }

    private static Map<String, Consumer<ObjectNode>> rooms() {
        var shapes = new LinkedHashMap<String, Consumer<ObjectNode>>();
        for (var type : new int[] {1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16, 17, 99, -1}) {
            shapes.put("a channel of type " + type, r -> r.put("type", type));
        }
        shapes.put("a type in words", r -> r.put("type", "text"));
        shapes.put("no type", r -> r.remove("type"));
        shapes.put("another channel", r -> r.put("id", "1098765432109876544"));
        shapes.put("no id", r -> r.remove("id"));
        shapes.put("another server", r -> r.put("guild_id", "290926798626357998"));
        shapes.put("no server", r -> r.remove("guild_id"));
        shapes.put("a server of null", r -> r.putNull("guild_id"));
        shapes.put("a conversation", r -> {
            r.put("type", 1);
            r.remove("guild_id");
        });
        shapes.put("a conversation that claims a server", r -> r.put("type", 1));
        return shapes;
    }

    private static Map<String, Consumer<ObjectNode>> threads() {
        var shapes = new LinkedHashMap<String, Consumer<ObjectNode>>();
        for (var type : new int[] {0, 1, 2, 5, 10, 12, 15}) {
            shapes.put("a thread of type " + type, t -> t.put("type", type));
        }
        shapes.put("no type", t -> t.remove("type"));
        shapes.put("of another channel", t -> t.put("parent_id", "1098765432109876544"));
        shapes.put("of no channel", t -> t.putNull("parent_id"));
        shapes.put("of another server", t -> t.put("guild_id", "290926798626357998"));
        shapes.put("of no server", t -> t.remove("guild_id"));
        return shapes;
    }

    private static ObjectNode user(ObjectNode member) {
        return (ObjectNode) member.get("user");
    }

    private static ObjectNode changed(ObjectNode node, Consumer<ObjectNode> change) {
        change.accept(node);
        return node;
    }

    private static ObjectNode member() {
        var member = Payloads.object()
                .put("joined_at", "2024-01-01T00:00:00.000000+00:00")
                .put("pending", false)
                .put("flags", 2)
                .putNull("communication_disabled_until");
        member.putObject("user")
                .put("id", ANN.id())
                .put("username", "ann")
                .put("discriminator", "0")
                .put("public_flags", 64);
        member.putArray("roles");
        return member;
    }

    private static ObjectNode room() {
        return Payloads.object().put("id", ROOM).put("type", 0).put("guild_id", GUILD);
    }

    private static ObjectNode thread() {
        return Payloads.object()
                .put("id", THREAD)
                .put("type", 11)
                .put("guild_id", GUILD)
                .put("parent_id", ROOM);
    }

    private static String memberPath() {
        return "/guilds/" + GUILD + "/members/" + ANN.id();
    }

    private Directory directory() {
        return new Directory(rest, Set.of(GUILD), clock);
    }

    private static ResponseDefinitionBuilder unknown(int code) {
        return aResponse().withStatus(404).withBody("{\"code\":" + code + ",\"message\":\"Unknown\"}");
    }

    private void asItShouldBe() {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
        answers(memberPath(), okJson(member().toString()));
        answers("/channels/" + ROOM, okJson(room().toString()));
        answers("/channels/" + THREAD, okJson(thread().toString()));
    }

    private void answers(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(answer));
    }
}
