package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.StepLines;
import dev.quorate.core.notice.Card;
import java.util.ArrayList;
import java.util.List;

/// The steps of a card as fields of its embed.
///
/// - `hidden`: how many steps and notes did not fit
record Steps(List<Page> pages, int hidden) {
    /// One field.
    record Page(String name, String text) {}

    private static final String HEADING = "The steps";
    private static final String MORE = "The steps, further";

    /// Of the names of the fields.
    private static final int NAMES = 200;

    Steps {
        pages = List.copyOf(pages);
    }

    /// As many as have room in so many characters.
    static Steps of(Card card, int room) {
        var lines = StepLines.of(
                card, room - NAMES, Room.FIELD, line -> Markdown.of(line).length());
        return new Steps(pages(lines), lines.hidden());
    }

    private static List<Page> pages(StepLines lines) {
        var pages = new ArrayList<Page>();
        var page = new StringBuilder();
        for (var line : lines.lines()) {
            var text = Markdown.of(line);
            if (!page.isEmpty() && page.length() + 1 + text.length() > Room.FIELD) {
                pages.add(page(pages, page));
                page.setLength(0);
            }
            page.append(page.isEmpty() ? "" : "\n").append(text);
        }
        pages.add(page(pages, page));
        return pages;
    }

    private static Page page(List<Page> before, StringBuilder text) {
        return new Page(before.isEmpty() ? HEADING : MORE, text.toString());
    }
}
