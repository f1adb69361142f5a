package dev.quorate.core.hearing;

/// What a chat says somebody typed, as they meant it.
public final class Typed {
    private Typed() {}

    /// Visible characters and blanks only: line breaks, control and formatting characters become blanks.
    public static String plain(String text) {
        var plain = new StringBuilder(text.length());
        text.codePoints().map(c -> isVisible(c) ? c : ' ').forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// People copy `commands` from help, marks and all, and write a colon behind a name.
    public static String unquoted(String text) {
        var words =
                text.startsWith(":") || text.startsWith(",") ? text.substring(1).strip() : text;
        var quoted = words.length() > 1 && words.startsWith("`") && words.endsWith("`");
        return quoted ? words.replace("`", "").strip() : words;
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
