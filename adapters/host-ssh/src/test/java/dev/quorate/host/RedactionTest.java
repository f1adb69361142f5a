package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The secrets here are made up, each in the shape of its kind.
final class RedactionTest {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final Redaction redaction = new Redaction();

    @Test
    void ordinary_lines_of_etcd_pass_untouched_but_for_the_discovery_token() {
        for (var line : Fixtures.text("etcd-3.4-journal.txt").lines().toList()) {
            var shown = redaction.line(line);
            assertThat(shown).doesNotContain(TOKEN);
            if (!line.contains(TOKEN)) {
                assertThat(shown).isEqualTo(line);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ETCD_INITIAL_CLUSTER=efa71f6921d396f17e1370fc349d19b5=http://10.0.1.3:2380,"
                        + "e2f8eebe9f5ea772795375b55db0daec=http://10.0.1.1:2380",
                "{\"level\":\"info\",\"ts\":\"2026-11-22T15:37:10.1Z\",\"caller\":\"etcdserver/server.go:515\","
                        + "\"msg\":\"starting local member\",\"local-member-id\":\"bd90a0f7cfb02a8e\","
                        + "\"cluster-id\":\"f3bd1b2c3d4e5f60\",\"name\":\"efa71f6921d396f17e1370fc349d19b5\"}",
                "\"snapshot-file\":\"/var/lib/etcd2/member/snap/0000000000000001-0000000000000005.snap\"",
                "sha256:ada39267f9372b24a6bc3908143517b5ff3b9cfc619d1193f6ee3d33bac8f5c2",
                "image-digest=ada39267f9372b24a6bc3908143517b5ff3b9cfc619d1193f6ee3d33bac8f5c2",
                "raft voters=(8042166089460146529 8847698650181418134 16246663960755715987)",
                "simple token is not cryptographically signed",
                "sudo: a password is required",
                "basic authentication failed for user root",
                "password-file=/etc/etcd/root-password auth-token-ttl=300",
                "wal: file=0000000000000000-0000000000000000.wal dir=/var/lib/etcd2/member/wal",
                "boot=0d7be870-0b23-4a18-8d06-46277ca070f0",
                "dial tcp 10.0.1.2:2379: connect: connection refused",
            })
    void ids_digests_and_talk_about_secrets_are_not_secrets(String line) {
        assertThat(redaction.line(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "secret | password=hunter2 | hunter2",
                "secret | etcdctl --user root --password hunter2 get x | hunter2",
                "secret | {\"password\":\"hunter two\",\"a\":1} | hunter two",
                "secret | {\\\"api_key\\\":\\\"hunter2\\\"} | hunter2",
                "secret | CLIENT-SECRET: hunter2; next | hunter2",
                "secret | Authorization: Bearer abcdefgh12345678 | abcdefgh12345678",
                "bearer | sent Bearer abcDEF123456.x-y_z~ to | abcDEF123456.x-y_z~",
                "basic | header Basic cm9vdDpodW50ZXIy end | cm9vdDpodW50ZXIy",
                "userinfo | Get http://root:hunter2@10.0.1.2:2379/health | root:hunter2",
                "discovery | url https://discovery.etcd.io/3e86b59982e49066c5d813af1c2e2579cbf573de end"
                        + " | 3e86b59982e49066c5d813af1c2e2579cbf573de",
                "discovery | http://10.0.1.254:7379/v2/keys/discovery/0123456789abcdef0123456789abcdef/_config/size"
                        + " | 0123456789abcdef0123456789abcdef",
                "webhook | https://hooks.slack.com/services/T00000000/B00000000/madeupmadeup | madeupmadeup",
                "webhook | https://discord.com/api/webhooks/123456789012345678/made_up-made_up | made_up-made_up",
                "aws | key AKIAMADEUPMADEUP0000 used | AKIAMADEUPMADEUP0000",
                "slack | got xoxb-000000000000-madeupmadeup from | xoxb-000000000000-madeupmadeup",
                "slack | got xapp-1-A000000-madeupmadeup from | xapp-1-A000000-madeupmadeup",
                "jwt | got eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYWRldXAifQ.c2lnbmF0dXJl here"
                        + " | eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYWRldXAifQ.c2lnbmF0dXJl",
                "random | x=Zm9vYmFyMTIzNDU2Nzg5MEFCQ0RFRkdISktMTU5P y | Zm9vYmFyMTIzNDU2Nzg5MEFCQ0RFRkdISktMTU5P",
                "random | seed=00112233445566778899aabbccddeeff0011223344 | 00112233445566778899aabbccddeeff0011223344",
            })
    void a_secret_is_hidden_and_its_kind_is_named(String kind, String line, String secret) {
        var shown = redaction.line(line);
        assertThat(shown).doesNotContain(secret).contains("[redacted:" + kind + ":");
    }

    @Test
    void a_discord_token_is_hidden() {
        var token = "M".repeat(24) + ".Gabcde." + "a1B2".repeat(8);
        assertThat(redaction.line("token is " + token)).isEqualTo("token is " + redaction.mark("discord", token));
    }

    @Test
    void equal_secrets_look_equal_within_a_process_and_different_in_another() {
        assertThat(redaction.line("password=a password=a")).matches("password=(\\S+) password=\\1");
        assertThat(redaction.mark("x", "a")).isNotEqualTo(redaction.mark("x", "b"));
        var others = java.util.stream.Stream.generate(Redaction::new)
                .limit(4)
                .map(other -> other.mark("x", "a"))
                .distinct();
        assertThat(others).hasSizeGreaterThan(1);
    }

    @Test
    void a_private_key_is_hidden_line_by_line_and_what_follows_is_shown() {
        var blocks = new KeyBlocks(redaction);
        var shown = List.of(
                        "before",
                        "-----BEGIN OPENSSH PRIVATE KEY-----",
                        "bWFkZXVw",
                        "-----END OPENSSH PRIVATE KEY-----",
                        "after")
                .stream()
                .map(blocks::next)
                .toList();
        assertThat(shown.getFirst()).isEqualTo("before");
        assertThat(shown.subList(1, 4)).allMatch(line -> line.startsWith("[redacted:key:"));
        assertThat(shown.getLast()).isEqualTo("after");
    }

    @Test
    void a_private_key_in_one_line_is_hidden() {
        assertThat(redaction.line("a -----BEGIN RSA PRIVATE KEY-----\\nbWFkZXVw\\n-----END RSA PRIVATE KEY----- b"))
                .doesNotContain("bWFkZXVw")
                .startsWith("a [redacted:key:")
                .endsWith("] b");
    }

    @Test
    void control_characters_become_visible() {
        assertThat(redaction.line("a\u001b[31mb\u202ec")).isEqualTo("a\\u{1b}[31mb\\u{202e}c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=",
                "://",
                "password=",
                "eyJ",
                "-----BEGIN ",
                "Bearer ",
                "\"",
                "xoxb-",
                "token:\"\\",
                "a.",
                "/api/webhooks/"
            })
    void hostile_text_costs_no_more_than_its_length(String unit) {
        var text = unit.repeat(200_000 / unit.length());
        var start = System.nanoTime();
        assertThat(redaction.hide(text)).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
