package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.quorate.core.layout.ButtonId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ButtonTagTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void every_button_is_known_again_by_a_custom_id_that_discord_takes() {
        for (var button : ButtonId.values()) {
            var tag = new ButtonTag(button, DIGEST);
            assertThat(tag.customId()).hasSizeLessThanOrEqualTo(100);
            assertThat(ButtonTag.parse(tag.customId())).contains(tag);
        }
    }

    @Test
    void nothing_else_is_a_tag() {
        for (var id : List.of(
                "",
                ":",
                "approve",
                "approve:",
                "approve:" + DIGEST + "0",
                "approve:" + DIGEST.substring(1),
                "approve:" + DIGEST.replace('a', 'A'),
                "approve:" + DIGEST.replace('a', '\u0661'),
                "approve: " + DIGEST.substring(1),
                "execute:" + DIGEST,
                "APPROVE:" + DIGEST,
                "approve:deny:" + DIGEST,
                ":" + DIGEST)) {
            assertThat(ButtonTag.parse(id)).as(id).isEmpty();
        }
    }

    @Test
    void a_tag_without_a_digest_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ButtonTag(ButtonId.DENY, "7f3a91c2"))
                .withMessageContaining("7f3a91c2");
    }
}
