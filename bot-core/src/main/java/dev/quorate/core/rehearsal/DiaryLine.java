package dev.quorate.core.rehearsal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One thing that happened to a simulated cluster: when, what, and the words that tell it exactly. As text
/// it is one line of fields with tabs between them, in which a drop-in of several lines is still one field.
record DiaryLine(Instant at, String what, List<String> words) {
    DiaryLine {
        words = List.copyOf(words);
    }

    static DiaryLine parse(String line) {
        var fields =
                Arrays.stream(line.split("\t", -1)).map(DiaryLine::unescaped).toList();
        return new DiaryLine(Instant.parse(fields.getFirst()), fields.get(1), fields.subList(2, fields.size()));
    }

    String text() {
        return Stream.concat(Stream.of(at.toString(), what), words.stream())
                .map(DiaryLine::escaped)
                .collect(Collectors.joining("\t"));
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String unescaped(String field) {
        var text = new StringBuilder();
        for (var i = 0; i < field.length(); i++) {
            var c = field.charAt(i);
            if (c == '\\' && i + 1 < field.length()) {
                i++;
                text.append(
                        switch (field.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            default -> field.charAt(i);
                        });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
