package dev.quorate.chat.slack.cards;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import dev.quorate.core.layout.Inert;
import dev.quorate.core.layout.Line;
import dev.quorate.core.layout.Sheet;
import dev.quorate.core.mail.Rendered;
import java.util.ArrayList;
import java.util.List;

/// Lines as blocks. Rich text is used throughout: its text elements are shown letter by letter, so that
/// there is no markup to escape.
final class Paper {
    private Paper() {}

    static HeaderBlock header(String text) {
        return HeaderBlock.builder()
                .text(words(Inert.cut(Inert.plain(text), Room.HEADER)))
                .build();
    }

    /// Small print.
    static ContextBlock small(String text) {
        return ContextBlock.builder()
                .elements(List.of(words(Inert.cut(Inert.plain(text), 1_000))))
                .build();
    }

    /// Text that is inert already.
    static PlainTextObject words(String text) {
        return PlainTextObject.builder().text(text).emoji(false).build();
    }

    /// As many blocks as it takes, broken between lines.
    static List<LayoutBlock> lines(List<Line> lines) {
        var blocks = new ArrayList<LayoutBlock>();
        for (var page : pages(lines)) {
            blocks.add(rich(
                    RichTextSectionElement.builder().elements(elements(page)).build()));
        }
        return blocks;
    }

    /// The same with every letter as wide as the next.
    static List<LayoutBlock> preformatted(List<Line> lines) {
        var blocks = new ArrayList<LayoutBlock>();
        for (var page : pages(lines)) {
            var text = String.join("\n", page.stream().map(Line::plain).toList());
            blocks.add(rich(RichTextPreformattedElement.builder()
                    .elements(List.of(text(text.isEmpty() ? " " : text, Line.Style.PLAIN)))
                    .build()));
        }
        return blocks;
    }

    /// One line with mentions of these members behind it.
    static LayoutBlock calling(Line line, List<String> members) {
        var elements = new ArrayList<>(elements(List.of(line)));
        for (var member : members) {
            elements.add(text(" ", Line.Style.PLAIN));
            elements.add(RichTextSectionElement.User.builder().userId(member).build());
        }
        return rich(RichTextSectionElement.builder().elements(elements).build());
    }

    static Message message(Sheet sheet) {
        var blocks = new ArrayList<>(lines(sheet.lines()));
        blocks.addAll(preformatted(sheet.columns()));
        return new Message(fallback(sheet.text()), blocks);
    }

    static Rendered<Message> rendered(Sheet sheet) {
        return new Rendered<>(message(sheet), sheet.file());
    }

    /// The lines as the `text` of a message: as many as its budget holds.
    static String fallback(List<Line> lines) {
        var text = new StringBuilder();
        for (var line : lines) {
            var more = Mrkdwn.inert(line.plain());
            if (text.length() + more.length() + 1 > Room.TEXT - 40) {
                return text.isEmpty() ? Inert.cut(more, Room.TEXT - 40) : text + "\n(more in the message)";
            }
            text.append(text.isEmpty() ? "" : "\n").append(more);
        }
        return text.toString().isBlank() ? "(blank)" : text.toString();
    }

    private static List<List<Line>> pages(List<Line> lines) {
        var pages = new ArrayList<List<Line>>();
        var page = new ArrayList<Line>();
        var room = Room.BLOCK;
        for (var whole : lines) {
            var line = whole.within(Room.BLOCK - 1);
            if (line.length() + 1 > room) {
                pages.add(List.copyOf(page));
                page.clear();
                room = Room.BLOCK;
            }
            page.add(line);
            room -= line.length() + 1;
        }
        if (!page.isEmpty()) {
            pages.add(List.copyOf(page));
        }
        return pages;
    }

    private static List<RichTextElement> elements(List<Line> lines) {
        var elements = new ArrayList<RichTextElement>();
        for (var line : lines) {
            if (!elements.isEmpty()) {
                elements.add(text("\n", Line.Style.PLAIN));
            }
            line.spans().forEach(span -> elements.add(text(span.text(), span.style())));
        }
        return elements.isEmpty() ? List.of(text(" ", Line.Style.PLAIN)) : elements;
    }

    private static RichTextSectionElement.Text text(String text, Line.Style style) {
        var element = RichTextSectionElement.Text.builder().text(text);
        return switch (style) {
            case PLAIN -> element.build();
            case BOLD ->
                element.style(RichTextSectionElement.TextStyle.builder()
                                .bold(true)
                                .build())
                        .build();
            case CODE ->
                element.style(RichTextSectionElement.TextStyle.builder()
                                .code(true)
                                .build())
                        .build();
        };
    }

    private static RichTextBlock rich(RichTextElement part) {
        return RichTextBlock.builder()
                .elements(List.of((com.slack.api.model.block.element.BlockElement) part))
                .build();
    }
}
