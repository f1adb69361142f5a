package dev.quorate.core.layout;

import java.util.List;
import java.util.Optional;

/// One message before any chat's markup: lines of prose, below them lines that keep their columns, and a file
/// where those are not all.
///
/// - `heard`: the columns are a host's. They never appear where only text is shown, such as a notification:
///   without their frame they could pass for something the bot says.
public record Sheet(List<Line> lines, List<Line> columns, boolean heard, Optional<Document> file) {
    public Sheet {
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
    }

    static Sheet of(List<Line> lines) {
        return new Sheet(lines, List.of(), false, Optional.empty());
    }

    static Sheet heard(Line heading, List<Line> columns, Optional<Document> file) {
        return new Sheet(List.of(heading), columns, true, file);
    }

    /// What may be read without the frame of a message.
    public List<Line> text() {
        if (heard) {
            return lines;
        }
        var all = new java.util.ArrayList<>(lines);
        all.addAll(columns);
        return all;
    }
}
