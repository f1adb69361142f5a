package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.Budget;
import java.util.List;
import java.util.stream.Stream;

/// How much we put into one message, in UTF-16 characters as they are posted, with all marks that keep markdown
/// from working; below Discord's limits.
final class Room {
    /// Of 2,000, because the sender writes up to a hundred characters of its own below it.
    static final int CONTENT = 1_800;
    /// Of the first line of a card, which a locked phone shows.
    static final int BRIEF = 200;
    static final int TITLE = 250;
    static final int DESCRIPTION = 3_800;
    /// Of the facts of a card, so that its steps have room.
    static final int FACTS = 2_600;
    static final int FIELD = 1_000;
    static final int FOOTER = 400;
    /// Of an embed with all its parts, of 6,000.
    static final int EMBED = 5_700;
    /// Of the text above the inputs of a modal.
    static final int MODAL = 1_500;

    /// Of what is not a card, from the most to the least. Marks make a text longer, by how much shows only when it
    /// is written out.
    static List<Budget> sheets() {
        return Stream.iterate(DESCRIPTION - 100, most -> most > 200, most -> most * 7 / 10)
                .map(most -> new Budget(most, most * 9 / 20, most * 4 / 5))
                .toList();
    }

    private Room() {}
}
