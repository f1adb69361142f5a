package dev.quorate.deploy.provision;

import java.util.ArrayList;
import java.util.List;

/// A value as words, split as systemd splits it (`extract_first_word` with UNQUOTE and CUNESCAPE): quotes
/// begin and end anywhere in a word, a backslash begins one of C's escapes inside quotes too.
///
/// - `broken`: a quote does not end, or an escape is none; the words are those before it
record Words(List<String> words, boolean broken) {
    Words {
        words = List.copyOf(words);
    }

    /// As in `Environment=`, where an unknown escape breaks the line.
    static Words ofAssignments(String value) {
        return new Reading(value, false).read();
    }

    /// As in `ExecStart=`, where an unknown escape stays what it is.
    static Words ofCommand(String value) {
        return new Reading(value, true).read();
    }

    private static final class Reading {
        private static final String PLAIN = "abfnrtvs\\\"'";
        private static final String MEANT = "\u0007\b\f\n\r\t\u000b \\\"'";

        private final String value;
        private final boolean relaxed;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private boolean broken;
        private char quote;
        private int at;

        Reading(String value, boolean relaxed) {
            this.value = value;
            this.relaxed = relaxed;
        }

        Words read() {
            while (at < value.length() && !broken) {
                step(value.charAt(at++));
            }
            broken |= quote != 0;
            if (!broken) {
                finish();
            }
            return new Words(words, broken);
        }

        private void step(char c) {
            if (c == '\\') {
                escape();
            } else if (quote != 0) {
                quoted(c);
            } else if (c == '"' || c == '\'') {
                quote = c;
                inWord = true;
            } else if (Character.isWhitespace(c)) {
                finish();
            } else {
                append(c);
            }
        }

        private void quoted(char c) {
            if (c == quote) {
                quote = 0;
            } else {
                append(c);
            }
        }

        private void append(int c) {
            word.appendCodePoint(c);
            inWord = true;
        }

        private void finish() {
            if (inWord) {
                words.add(word.toString());
            }
            word.setLength(0);
            inWord = false;
        }

        private void escape() {
            var c = at < value.length() ? value.charAt(at) : '\0';
            var plain = PLAIN.indexOf(c);
            if (plain >= 0) {
                at++;
                append(MEANT.charAt(plain));
            } else if (!number(c)) {
                broken = !relaxed;
                append('\\');
            }
        }

        private boolean number(char c) {
            return switch (c) {
                case 'x' -> digits(1, 2, 16);
                case 'u' -> digits(1, 4, 16);
                case 'U' -> digits(1, 8, 16);
                default -> digits(0, 3, 8);
            };
        }

        private boolean digits(int skip, int count, int radix) {
            var end = at + skip + count;
            if (end > value.length()) {
                return false;
            }
            var digits = value.substring(at + skip, end);
            if (!digits.chars().allMatch(c -> Character.digit(c, radix) >= 0)) {
                return false;
            }
            var code = Long.parseLong(digits, radix);
            if (code == 0 || !Character.isValidCodePoint((int) Math.min(code, Integer.MAX_VALUE))) {
                return false;
            }
            at = end;
            append((int) code);
            return true;
        }
    }
}
