package dev.quorate.chat.discord.cards;

import dev.quorate.core.layout.StepLines;
import dev.quorate.core.notice.Card;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps of a card as fields of its embed.
///
/// - `hidden`: how many steps and notes did not fit
record Steps(List<Page> pages, int hidden) {
    /// One field.
    record Page(String name, String text) {}

    private static final String HEADING = "The steps";
    private static final String MORE = "The steps, further";

    /// No step is longer than half a field before its marks, so that with them it has room in one.
    private static final int LONGEST = Room.FIELD / 2;

    Steps {
        pages = List.copyOf(pages);
    }

    /// As many as have room in so many characters; fewer where marks make them longer.
    static Steps of(Card card, int room) {
        var most = room;
        while (true) {
            var lines = StepLines.of(card, most, LONGEST);
            var pages = pages(lines);
            var over = pages.map(Steps::characters).orElse(room + room / 20) - room;
            if (over <= 0) {
                return new Steps(pages.orElseThrow(), lines.hidden());
            }
            most -= over;
        }
    }

    /// Empty where a line is longer than a field, or where there are too many of them.
    private static Optional<List<Page>> pages(StepLines lines) {
        var pages = new ArrayList<Page>();
        var page = new StringBuilder();
        for (var line : lines.lines()) {
            var text = Markdown.of(line);
            if (text.length() > Room.FIELD) {
                return Optional.empty();
            }
            if (!page.isEmpty() && page.length() + 1 + text.length() > Room.FIELD) {
                pages.add(page(pages, page));
                page.setLength(0);
            }
            page.append(page.isEmpty() ? "" : "\n").append(text);
        }
        if (!page.isEmpty()) {
            pages.add(page(pages, page));
        }
        return pages.size() > Room.FIELDS ? Optional.empty() : Optional.of(pages);
    }

    private static Page page(List<Page> before, StringBuilder text) {
        return new Page(before.isEmpty() ? HEADING : MORE, text.toString());
    }

    private static int characters(List<Page> pages) {
        return pages.stream()
                .mapToInt(page -> page.name().length() + page.text().length())
                .sum();
    }
}
