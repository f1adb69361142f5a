package dev.quorate.core.layout;

/// Finds whole terminal sequences (ECMA-48): control sequences, control strings, and two-character escapes.
final class Ansi {
    private static final char ESC = 0x1b;
    private static final char BELL = 0x07;

    private Ansi() {}

    /// Behind the sequence that begins at this place, or the same place where none does. One without an end
    /// is none: otherwise it would hide the rest of the line.
    static int end(String text, int at) {
        return switch (text.charAt(at)) {
            case ESC -> at + 1 < text.length() ? escape(text, at) : at;
            case 0x9b -> control(text, at + 1, at);
            case 0x90, 0x98, 0x9d, 0x9e, 0x9f -> string(text, at + 1, at);
            default -> at;
        };
    }

    private static int escape(String text, int at) {
        return switch (text.charAt(at + 1)) {
            case '[' -> control(text, at + 2, at);
            case ']', 'P', 'X', '^', '_' -> string(text, at + 2, at);
            default -> brief(text, at + 1, at);
        };
    }

    /// Parameters and intermediates, then one final character.
    private static int control(String text, int from, int start) {
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c >= 0x40 && c <= 0x7e) {
                return at + 1;
            }
            if (c < 0x20 || c > 0x3f) {
                return start;
            }
        }
        return start;
    }

    /// Anything up to a bell or a string terminator.
    private static int string(String text, int from, int start) {
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == BELL || c == 0x9c) {
                return at + 1;
            }
            if (c == ESC) {
                return at + 1 < text.length() && text.charAt(at + 1) == '\\' ? at + 2 : start;
            }
        }
        return start;
    }

    /// Intermediates, then one final character.
    private static int brief(String text, int from, int start) {
        for (var at = from; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c >= 0x30 && c <= 0x7e) {
                return at + 1;
            }
            if (c < 0x20 || c > 0x2f) {
                return start;
            }
        }
        return start;
    }
}
