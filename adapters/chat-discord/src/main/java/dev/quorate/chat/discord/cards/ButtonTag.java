package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.notice.Card;
import java.util.Arrays;
import java.util.Optional;

/// What a button or a modal carries: what it does, and to which plan.
///
/// - `digest`: all 64 hex digits of it
public record ButtonTag(ButtonId button, String digest) {
    private static final int DIGITS = 64;

    public ButtonTag {
        if (!isDigest(digest)) {
            throw new IllegalArgumentException("no digest of a plan: " + digest);
        }
    }

    public static ButtonTag of(Card card, ButtonId button) {
        return new ButtonTag(button, card.request().plan().digest().hex());
    }

    /// `approve:3f...`, of at most 100 characters.
    public String customId() {
        return button.id() + ":" + digest;
    }

    /// Empty for a custom id that none of ours can be.
    public static Optional<ButtonTag> parse(String customId) {
        var colon = customId.indexOf(':');
        if (colon < 0 || !isDigest(customId.substring(colon + 1))) {
            return Optional.empty();
        }
        return Arrays.stream(ButtonId.values())
                .filter(button -> button.id().equals(customId.substring(0, colon)))
                .findFirst()
                .map(button -> new ButtonTag(button, customId.substring(colon + 1)));
    }

    private static boolean isDigest(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
