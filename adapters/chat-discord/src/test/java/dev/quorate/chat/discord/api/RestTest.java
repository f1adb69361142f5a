package dev.quorate.chat.discord.api;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.quorate.core.rehearsal.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RestTest {
    private static final String SECRET = "MTIz.the-secret.token";
    private static final Call POST = Call.post("channels/{}/messages", Payloads.object(), "42");

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private final Breaker breaker = new Breaker(clock);
    private Rest rest = new Rest("http://127.0.0.1:1/api/v10/", () -> new Token(SECRET), breaker, clock);

    @BeforeEach
    void start() {
        server.start();
        rest = new Rest("http://127.0.0.1:" + server.port() + "/api/v10/", () -> new Token(SECRET), breaker, clock);
    }

    @AfterEach
    void stop() {
        rest.close();
        server.stop();
    }

    @Test
    void a_call_says_who_we_are() {
        answers(okJson("{\"id\":\"7\"}"));
        assertThat(rest.call(POST))
                .isInstanceOfSatisfying(
                        Reply.Done.class,
                        done -> assertThat(done.body().path("id").asText()).isEqualTo("7"));
        server.verify(anyRequestedFor(anyUrl())
                .withHeader("Authorization", equalTo("Bot " + SECRET))
                .withHeader("User-Agent", equalTo("DiscordBot (quorate, 0.1)")));
    }

    @Test
    void a_call_by_a_token_in_its_path_carries_no_other() {
        answers(okJson("{}"));
        rest.call(Call.post("webhooks/{}/{}", Payloads.object(), "9", "whisper").open());
        server.verify(anyRequestedFor(anyUrl()).withoutHeader("Authorization"));
    }

    @Test
    void an_empty_bucket_is_later_without_a_call_until_its_reset() {
        answers(okJson("{}")
                .withHeader("X-RateLimit-Bucket", "abcd")
                .withHeader("X-RateLimit-Remaining", "0")
                .withHeader("X-RateLimit-Reset-After", "4.250"));
        assertThat(rest.call(POST)).isInstanceOf(Reply.Done.class);
        assertThat(rest.call(POST)).isEqualTo(new Reply.Later(Duration.ofMillis(4_250)));
        assertThat(calls()).isEqualTo(1);
        assertThat(rest.call(Call.post("channels/{}/messages", Payloads.object(), "43")))
                .isInstanceOf(Reply.Done.class);
        clock.advance(Duration.ofMillis(4_250));
        assertThat(rest.call(POST)).isInstanceOf(Reply.Done.class);
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void those_who_waited_for_a_bucket_are_no_more_than_it_has_room_for() {
        answers(okJson("{}")
                .withHeader("X-RateLimit-Bucket", "abcd")
                .withHeader("X-RateLimit-Limit", "2")
                .withHeader("X-RateLimit-Remaining", "0")
                .withHeader("X-RateLimit-Reset-After", "4"));
        rest.call(POST);
        clock.advance(Duration.ofSeconds(4));
        answers(aResponse().withStatus(502));
        assertThat(rest.call(POST)).isInstanceOf(Reply.Unknown.class);
        assertThat(rest.call(POST)).isInstanceOf(Reply.Unknown.class);
        assertThat(rest.call(POST)).isEqualTo(new Reply.Later(Duration.ofSeconds(4)));
        assertThat(calls()).isEqualTo(3);
    }

    @Test
    void routes_that_share_a_bucket_are_counted_together() {
        answers(okJson("{}")
                .withHeader("X-RateLimit-Bucket", "shared-one")
                .withHeader("X-RateLimit-Remaining", "1")
                .withHeader("X-RateLimit-Reset-After", "5"));
        var edit = Call.patch("channels/{}/messages/{}", Payloads.object(), "42", "7");
        rest.call(edit);
        rest.call(POST);
        assertThat(rest.call(edit)).isInstanceOf(Reply.Done.class);
        assertThat(rest.call(POST)).isInstanceOf(Reply.Later.class);
    }

    @ParameterizedTest
    @CsvSource({"user, 43, false", "shared, 43, false", "global, 43, true"})
    void too_fast_is_later_for_the_bucket_or_for_everything(String scope, String other, boolean all) {
        answers(tooFast(scope));
        assertThat(rest.call(POST)).isEqualTo(new Reply.Later(Duration.ofMillis(1_500)));
        answers(okJson("{}"));
        assertThat(rest.call(POST)).isInstanceOf(Reply.Later.class);
        var elsewhere = rest.call(Call.post("channels/{}/messages", Payloads.object(), other));
        assertThat(elsewhere instanceof Reply.Later).isEqualTo(all);
        clock.advance(Duration.ofMillis(1_500));
        assertThat(rest.call(POST)).isInstanceOf(Reply.Done.class);
    }

    @Test
    void a_refusal_of_the_proxy_in_front_has_its_time_in_the_header() {
        answers(aResponse().withStatus(429).withHeader("Retry-After", "65").withBody("<html>slow</html>"));
        assertThat(rest.call(POST)).isEqualTo(new Reply.Later(Duration.ofSeconds(65)));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void a_failure_of_discords_is_unknown(int status) {
        answers(aResponse().withStatus(status));
        assertThat(rest.call(POST)).isEqualTo(new Reply.Unknown("POST channels/{}/messages: HTTP " + status));
        assertThat(calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void what_breaks_off_under_way_is_unknown_and_not_repeated(Fault fault) {
        answers(aResponse().withStatus(200).withFault(fault));
        assertThat(rest.call(POST)).isInstanceOf(Reply.Unknown.class);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void an_answer_that_is_no_json_is_unknown() {
        answers(aResponse().withStatus(200).withBody("<html>hello</html>"));
        assertThat(rest.call(POST)).isInstanceOf(Reply.Unknown.class);
    }

    @Test
    void where_nobody_listens_nothing_happened() {
        server.stop();
        assertThat(rest.call(POST)).isEqualTo(new Reply.Unreached("POST channels/{}/messages: no connection"));
    }

    @Test
    void all_calls_together_stay_below_twenty_a_second() {
        answers(okJson("{}"));
        var begun = clock.now();
        for (var n = 0; n < 100; n++) {
            assertThat(rest.call(Call.get("channels/{}", String.valueOf(n)))).isInstanceOf(Reply.Done.class);
        }
        assertThat(Duration.between(begun, clock.now())).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void who_waits_for_a_question_waits_out_a_short_pause_and_no_long_one() {
        answers(tooFast("user"));
        assertThat(rest.call(POST, Duration.ofMillis(1_499))).isInstanceOf(Reply.Later.class);
        assertThat(calls()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(2));
        assertThat(rest.call(POST, Duration.ofSeconds(4))).isInstanceOf(Reply.Later.class);
        assertThat(calls()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429})
    void the_hundred_and_first_invalid_call_is_not_made(int status) {
        answers(aResponse().withStatus(status).withBody("{\"retry_after\": 0.001}"));
        for (var n = 0; n < 100; n++) {
            rest.call(Call.get("channels/{}", String.valueOf(n)));
        }
        assertThat(breaker.openUntil()).isPresent();
        assertThat(rest.call(POST)).isInstanceOf(Reply.Later.class);
        assertThat(calls()).isEqualTo(100);
        clock.advance(Duration.ofMinutes(10));
        assertThat(breaker.openUntil()).isEmpty();
        rest.call(POST);
        assertThat(calls()).isEqualTo(101);
    }

    @Test
    void neither_other_refusals_nor_a_pace_shared_with_others_break_it() {
        answers(tooFast("shared"));
        for (var n = 0; n < 150; n++) {
            rest.call(Call.get("channels/{}", String.valueOf(n)));
        }
        answers(aResponse().withStatus(404).withBody("{\"code\":10003}"));
        for (var n = 150; n < 300; n++) {
            rest.call(Call.get("channels/{}", String.valueOf(n)));
        }
        assertThat(breaker.openUntil()).isEmpty();
        assertThat(calls()).isEqualTo(300);
    }

    @Test
    void invalid_calls_of_long_ago_do_not_count() {
        answers(aResponse().withStatus(403));
        for (var n = 0; n < 200; n++) {
            rest.call(Call.get("channels/{}", String.valueOf(n)));
            clock.advance(Duration.ofSeconds(10));
        }
        assertThat(breaker.openUntil()).isEmpty();
        assertThat(calls()).isEqualTo(200);
    }

    @Test
    void no_reply_says_a_token() {
        var whisper =
                Call.post("webhooks/{}/{}", Payloads.object(), "9", SECRET).open();
        answers(aResponse().withStatus(500));
        var replies = new StringBuilder(rest.call(whisper).toString());
        answers(aResponse().withFault(Fault.EMPTY_RESPONSE));
        replies.append(rest.call(whisper));
        answers(aResponse().withStatus(404).withBody("{\"code\":10015,\"message\":\"Unknown Webhook\"}"));
        replies.append(rest.call(whisper));
        server.stop();
        replies.append(rest.call(whisper))
                .append(rest.call(POST))
                .append(whisper)
                .append(new Token(SECRET));
        assertThat(replies.toString())
                .doesNotContain(SECRET)
                .contains("Unknown Webhook", "HTTP 500", "[token]", "POST webhooks/{}/{}");
    }

    private static ResponseDefinitionBuilder tooFast(String scope) {
        return aResponse()
                .withStatus(429)
                .withHeader("X-RateLimit-Scope", scope)
                .withHeader("Retry-After", "2")
                .withBody("{\"message\":\"slow\",\"retry_after\":1.5,\"global\":" + scope.equals("global") + "}");
    }

    private int calls() {
        return server.getAllServeEvents().size();
    }

    private void answers(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }
}
