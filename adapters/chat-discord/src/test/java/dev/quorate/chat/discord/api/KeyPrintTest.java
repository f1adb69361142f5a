package dev.quorate.chat.discord.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.mail.Key;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyPrintTest {
    @Test
    void a_key_is_read_as_it_was_printed() {
        var keys = List.of(
                Key.of(812),
                Key.of(812, "tail"),
                new Key(812, List.of(813L, 815L), ""),
                new Key(812, List.of(811L), "plain"),
                Key.of(0, "reminder 20261122-021140-7f3a91c2"));
        for (var key : keys) {
            assertThat(KeyPrint.key(KeyPrint.below("step 1\nof 3", key))).contains(key);
            assertThat(KeyPrint.key(KeyPrint.below("", key))).contains(key);
        }
        assertThat(KeyPrint.below("done", new Key(812, List.of(813L), "tail"))).isEqualTo("done\n-# no. 812 +1 tail");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no. 812",
                "-# no. ",
                "-# no. x",
                "-# no. -1",
                "-# no. 812\nmore",
                "\\-# no. 812",
                "x -# no. 812",
                "-# no. 9999999999999999999"
            })
    void what_is_not_ours_is_no_key(String content) {
        assertThat(KeyPrint.key(content)).isEmpty();
    }

    @Test
    void twelve_letters_of_a_long_life_have_room_below_a_full_message() {
        var with =
                LongStream.rangeClosed(1, 11).mapToObj(n -> 98_765_432L + 3 * n).toList();
        var content = KeyPrint.below("x".repeat(1_900), new Key(98_765_432L, with, "plain"));
        assertThat(content).hasSizeLessThanOrEqualTo(2_000);
    }

    @Test
    void a_nonce_is_short_the_same_for_the_same_and_another_for_anything_else() {
        assertThat(KeyPrint.nonce("42", "812", ""))
                .isEqualTo(KeyPrint.nonce("42", "812", ""))
                .hasSizeLessThanOrEqualTo(25);
        assertThat(List.of(
                        KeyPrint.nonce("42", "812", ""),
                        KeyPrint.nonce("43", "812", ""),
                        KeyPrint.nonce("42", "813", ""),
                        KeyPrint.nonce("42", "812", "tail")))
                .doesNotHaveDuplicates();
    }
}
