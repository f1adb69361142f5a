package dev.quorate.chat.slack.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.core.rehearsal.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureTest {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final Instant NOW = Instant.ofEpochSecond(1_531_420_618);
    private static final String BODY = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
        + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";

    private final SettableClock clock = new SettableClock(NOW);
    private final Signature signature = new Signature(SECRET, clock);

    /// The worked example of Slack's documentation.
    @Test
    void slacks_own_example_is_good() {
        assertThat(signature.isGood(
                        "1531420618",
                        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503",
                        bytes(BODY)))
                .isTrue();
    }

    @Test
    void of_5000_mutations_none_is_good() {
        var random = new SplittableRandom(20261122);
        var accepted = 0;
        for (var at = 0; at < 5_000; at++) {
            var stamp = "1531420618";
            var sign = FakeSlack.signature(SECRET, stamp, BODY);
            var body = BODY;
            switch (at % 3) {
                case 0 -> sign = mutated(sign, random);
                case 1 -> stamp = mutated(stamp, random);
                default -> body = mutated(body, random);
            }
            accepted += signature.isGood(stamp, sign, bytes(body)) ? 1 : 0;
        }
        assertThat(accepted).isZero();
        assertThat(signature.isGood("1531420618", FakeSlack.signature(SECRET, "1531420618", BODY), bytes(BODY)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void within_five_minutes_of_our_clock_it_is_good(long seconds) {
        assertThat(isGood(Long.toString(NOW.getEpochSecond() + seconds))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 31_536_000, -31_536_000, Integer.MAX_VALUE})
    void older_and_newer_are_refused(long seconds) {
        assertThat(isGood(Long.toString(NOW.getEpochSecond() + seconds))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "0",
                "-1531420618",
                "+1531420618",
                "1531420618 ",
                "1531420618.0",
                "9223372036854775808",
                "99999999999999999999999999",
                "0x5b46d14a",
                "NaN",
                "\u0661\u0665\u0663\u0661\u0664\u0662\u0660\u0666\u0661\u0668"
            })
    void a_stamp_that_is_no_number_of_seconds_is_refused(@Nullable String stamp) {
        assertThat(isGood(stamp)).isFalse();
    }

    @Test
    void a_good_one_turns_old() {
        clock.advance(Duration.ofMinutes(5));
        assertThat(isGood("1531420618")).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(isGood("1531420618")).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "v0=", "v1=00", "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"})
    void a_signature_that_is_none_is_refused(@Nullable String sign) {
        assertThat(signature.isGood("1531420618", sign, bytes(BODY))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "\n", "x", "8f742231b10e8888abcd99yyyzzz85a", "                                  "})
    void without_a_whole_secret_nothing_starts(@Nullable String secret) {
        assertThatThrownBy(() -> new Signature(secret, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("signing-secret-file");
    }

    private boolean isGood(@Nullable String stamp) {
        return signature.isGood(stamp, FakeSlack.signature(SECRET, String.valueOf(stamp), BODY), bytes(BODY));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// One character changed, taken away, doubled or put in.
    private static String mutated(String text, SplittableRandom random) {
        var at = random.nextInt(text.length());
        var other = text.charAt(at) == '0' ? '1' : '0';
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at) + other + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + text.charAt(at) + text.substring(at);
            default -> text.substring(0, at) + other + text.substring(at);
        };
    }
}
