package dev.quorate.host;

import java.util.LinkedHashMap;
import java.util.Map;

/// An `EnvironmentFile=` as systemd reads it (systemd's src/basic/env-file.c): not a shell script. Comments
/// begin a line with `#` or `;`, double quotes know a few escapes, single quotes none, a backslash at a
/// line's end joins lines.
final class SettingsFile {
    private static final String ESCAPED_IN_QUOTES = "\"\\`$";

    private final String text;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private int at;

    private SettingsFile(String text) {
        this.text = text;
    }

    static Map<String, String> read(String text) {
        var file = new SettingsFile(text.replace("\r\n", "\n"));
        while (file.at < file.text.length()) {
            file.line();
        }
        return file.settings;
    }

    private void line() {
        skipBlanks();
        if (at < text.length() && "#;".indexOf(text.charAt(at)) >= 0) {
            skipComment();
            return;
        }
        var start = at;
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != '\n') {
            at++;
        }
        var key = text.substring(start, at).strip();
        if (at == text.length() || text.charAt(at) == '\n') {
            at++;
            return;
        }
        at++;
        var value = value();
        if (isName(key)) {
            settings.put(key, value);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void skipComment() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private String value() {
        var value = new StringBuilder();
        var keep = 0;
        skipBlanksOfLine();
        while (at < text.length() && text.charAt(at) != '\n') {
            var c = text.charAt(at++);
            switch (c) {
                case '\'' -> singleQuoted(value);
                case '"' -> doubleQuoted(value);
                case '\\' -> escaped(value);
                default -> value.append(c);
            }
            keep = c == ' ' || c == '\t' ? keep : value.length();
        }
        at++;
        value.setLength(keep);
        return value.toString();
    }

    private void skipBlanksOfLine() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private void singleQuoted(StringBuilder value) {
        while (at < text.length() && text.charAt(at) != '\'') {
            value.append(text.charAt(at++));
        }
        at++;
    }

    private void doubleQuoted(StringBuilder value) {
        while (at < text.length() && text.charAt(at) != '"') {
            var c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                inQuotes(text.charAt(at++), value);
            } else {
                value.append(c);
            }
        }
        at++;
    }

    private static void inQuotes(char escaped, StringBuilder value) {
        if (ESCAPED_IN_QUOTES.indexOf(escaped) >= 0) {
            value.append(escaped);
        } else if (escaped != '\n') {
            value.append('\\').append(escaped);
        }
    }

    private void escaped(StringBuilder value) {
        if (at < text.length()) {
            var c = text.charAt(at++);
            if (c != '\n') {
                value.append(c);
            }
        }
    }

    private static boolean isName(String key) {
        return !key.isEmpty()
                && !Character.isDigit(key.charAt(0))
                && key.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }
}
