package dev.quorate.chat.slack.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.quorate.chat.slack.cards.Message;
import dev.quorate.core.mail.Courier;
import dev.quorate.core.mail.Key;
import dev.quorate.core.mail.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WebApiTest {
    private static final Courier.Post<Message> POST = new Courier.Post<>(
            "C024BE91L",
            Optional.of("1712345678.000100"),
            true,
            new Message("step 1 of 3", List.of()),
            new Key(12, List.of(15L, 18L), "call"));

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private WebApi api = new WebApi("http://127.0.0.1:1/api/", () -> new Token("unset"));

    @BeforeEach
    void start() {
        server.start();
        api = new WebApi("http://127.0.0.1:" + server.port() + "/api/", () -> new Token("the-token"));
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop();
    }

    @Test
    void a_post_names_its_place_carries_our_key_and_lets_slack_read_nothing_into_it() {
        answers("chat.postMessage", okJson("{\"ok\":true,\"ts\":\"1712345679.000200\"}"));
        assertThat(api.post(POST)).isEqualTo(new Outcome.Done<>("1712345679.000200"));
        server.verify(postRequestedFor(urlEqualTo("/api/chat.postMessage"))
                .withHeader("Authorization", equalTo("Bearer the-token")));
        assertThat(sent())
                .contains("channel=C024BE91L", "thread_ts=1712345678.000100", "reply_broadcast=1")
                .contains("unfurl_links=0", "unfurl_media=0", "link_names=0", "parse=none")
                .contains("quorate_notice", "\"letter\":12", "\"with\":\"15 18\"", "\"part\":\"call\"");
    }

    @Test
    void too_fast_is_later_by_as_much_as_slack_says() {
        answers("chat.postMessage", aResponse().withStatus(429).withHeader("Retry-After", "7"));
        assertThat(api.post(POST)).isEqualTo(new Outcome.Later<>(Duration.ofSeconds(7)));
    }

    @Test
    void too_fast_in_a_body_is_later_too() {
        answers("chat.postMessage", okJson("{\"ok\":false,\"error\":\"ratelimited\"}"));
        assertThat(api.post(POST)).isEqualTo(new Outcome.Later<>(Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @CsvSource({
        "not_in_channel, CHANNEL",
        "channel_not_found, CHANNEL",
        "is_archived, CHANNEL",
        "invalid_auth, ACCOUNT",
        "token_revoked, ACCOUNT",
        "missing_scope, ACCOUNT",
        "msg_too_long, MESSAGE",
        "msg_blocks_too_long, MESSAGE",
        "something_new, MESSAGE"
    })
    void a_no_says_what_it_is_about_and_what_to_do(String error, Outcome.Reach reach) {
        answers("chat.postMessage", okJson("{\"ok\":false,\"error\":\"" + error + "\"}"));
        assertThat(api.post(POST)).isInstanceOfSatisfying(Outcome.Refused.class, no -> {
            assertThat(no.error()).isEqualTo(error);
            assertThat(no.reach()).isEqualTo(reach);
            assertThat(no.whatToDo()).isNotBlank();
        });
    }

    @Test
    void a_server_that_breaks_leaves_it_unknown() {
        answers("chat.postMessage", aResponse().withStatus(503));
        assertThat(api.post(POST)).isInstanceOf(Outcome.Unknown.class);
        answers("chat.postMessage", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        assertThat(api.post(POST)).isInstanceOf(Outcome.Unknown.class);
        answers("chat.postMessage", okJson("{\"ok\":"));
        assertThat(api.post(POST)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_call_that_breaks_off_is_made_once() {
        answers("chat.postMessage", aResponse().withFault(Fault.EMPTY_RESPONSE));
        assertThat(api.post(POST)).isInstanceOf(Outcome.Unknown.class);
        server.verify(1, postRequestedFor(urlEqualTo("/api/chat.postMessage")));
    }

    @Test
    void a_server_that_is_not_there_was_not_reached() {
        server.stop();
        assertThat(api.post(POST)).isInstanceOf(Outcome.Unreached.class);
    }

    @Test
    void a_file_goes_to_the_address_that_slack_gives_without_our_token_and_then_gets_its_message() {
        answers(
                "files.getUploadURLExternal",
                okJson("{\"ok\":true,\"upload_url\":\"http://127.0.0.1:" + server.port()
                        + "/elsewhere/1\",\"file_id\":\"F1\"}"));
        server.stubFor(post(urlEqualTo("/elsewhere/1")).willReturn(aResponse().withStatus(200)));
        answers("files.completeUploadExternal", okJson("{\"ok\":true}"));
        var file = new Courier.Upload("C024BE91L", Optional.of("1.2"), "a.log", "A log (from 7)", "", "");
        assertThat(api.upload(file, "lines\n".getBytes(StandardCharsets.UTF_8))).isEqualTo(new Outcome.Done<>("F1"));
        server.verify(postRequestedFor(urlEqualTo("/elsewhere/1"))
                .withoutHeader("Authorization")
                .withRequestBody(equalTo("lines\n")));
        assertThat(sent()).contains("channel_id=C024BE91L", "thread_ts=1.2", "A log (from 7)", "F1");
    }

    @Test
    void a_file_whose_bytes_did_not_arrive_is_begun_anew() {
        answers(
                "files.getUploadURLExternal",
                okJson("{\"ok\":true,\"upload_url\":\"http://127.0.0.1:" + server.port()
                        + "/elsewhere/1\",\"file_id\":\"F1\"}"));
        server.stubFor(post(urlEqualTo("/elsewhere/1")).willReturn(aResponse().withStatus(502)));
        var file = new Courier.Upload("C024BE91L", Optional.empty(), "a.log", "A log", "", "");
        assertThat(api.upload(file, new byte[] {1})).isInstanceOf(Outcome.Unreached.class);
    }

    @Test
    void only_our_own_messages_are_read_back_page_by_page() {
        answers("auth.test", okJson("{\"ok\":true,\"bot_id\":\"B1\",\"user_id\":\"U1\"}"));
        var ours = "{\"ts\":\"1.1\",\"bot_id\":\"B1\",\"metadata\":{\"event_type\":\"quorate_notice\","
                + "\"event_payload\":{\"letter\":12,\"with\":\"15\",\"part\":\"\"}}}";
        var forged = ours.replace("B1", "B2").replace("1.1", "6.6");
        var file = "{\"ts\":\"1.2\",\"user\":\"U1\",\"files\":[{\"id\":\"F1\",\"title\":\"A log (from 7)\"}]}";
        answers(
                "conversations.replies",
                okJson("{\"ok\":true,\"messages\":[" + ours + "," + forged + "," + file + "]}"));
        var read = api.readBack("C024BE91L", Optional.of("1.0"), Instant.ofEpochSecond(1_712_345_678));
        assertThat(read)
                .isEqualTo(new Outcome.Done<>(List.of(
                        new Courier.Ours("1.1", Optional.of(new Key(12, List.of(15L), "")), List.of()),
                        new Courier.Ours("1.2", Optional.empty(), List.of("A log (from 7)")))));
        assertThat(sent()).contains("oldest=1712345678.000000", "include_all_metadata=1");
    }

    @Test
    void a_token_shows_itself_to_no_log() {
        assertThat(new Token("xoxb-secret").toString()).doesNotContain("secret");
    }

    private void answers(String method, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlEqualTo("/api/" + method)).willReturn(answer));
    }

    /// The form of the last request.
    private String sent() {
        var body = server.findAll(postRequestedFor(anyUrl())).getLast().getBodyAsString();
        return URLDecoder.decode(body, StandardCharsets.UTF_8);
    }
}
