package dev.quorate.core.notice;

/// Text from people and hosts, made harmless: nothing in it can move a cursor, hide, or reverse the reading.
/// Control characters, bidirectional and invisible ones become visible escapes (guarantees.md, threats 27
/// and 28); only the tab stays what it is, as a blank.
public final class PlainText {
    private static final int LONGEST = 4096;

    private PlainText() {}

    /// One line; longer than 4096 characters is cut and says so.
    public static String line(String text) {
        var clean = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> append(clean, c));
        var more = text.codePointCount(0, text.length()) - LONGEST;
        return more > 0 ? clean + " [" + more + " more characters]" : clean.toString();
    }

    private static void append(StringBuilder clean, int c) {
        if (c == '\t') {
            clean.append(' ');
        } else if (isHidden(c)) {
            clean.append(String.format("\\u{%x}", c));
        } else {
            clean.appendCodePoint(c);
        }
    }

    /// What has no shape of its own, moves the cursor, or turns the direction of reading.
    public static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
