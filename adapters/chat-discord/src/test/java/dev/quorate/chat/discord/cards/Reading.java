package dev.quorate.chat.discord.cards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a text as a client of Discord does, rule by rule in the order in which they are tried. Shares no code with
/// what writes it. What is neither letters, bold nor code is alive.
final class Reading {
    /// What people see: `kind` is plain, bold, code, fence, or what is alive here.
    record Piece(String kind, String text) {}

    private record Rule(String kind, Pattern pattern) {
        static Rule of(String kind, String pattern) {
            return new Rule(kind, Pattern.compile(pattern));
        }
    }

    private static final Pattern ESCAPE = Pattern.compile("\\\\([^0-9A-Za-z\\s])");
    private static final Pattern FENCE = Pattern.compile("```(?:[a-z0-9_+\\-.#]+\n)?\n*([^\n][\\s\\S]*?)\n*```");
    private static final Pattern CODE = Pattern.compile("(`+)([\\s\\S]*?[^`])\\1(?!`)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*((?:\\\\[\\s\\S]|[^\\\\])+?)\\*\\*(?!\\*)");

    private static final List<Rule> AT_LINE = List.of(
            Rule.of("heading", "#{1,3} +\\S"),
            Rule.of("subtext", "-# +\\S"),
            Rule.of("quote", ">(>>)? "),
            Rule.of("list", " *([-*+]|\\d+\\.) +\\S"));

    private static final List<Rule> ANYWHERE = List.of(
            Rule.of("user", "<@!?\\d+>"),
            Rule.of("role", "<@&\\d+>"),
            Rule.of("channel", "<#\\d+>"),
            Rule.of("everyone", "@(everyone|here)"),
            Rule.of("command", "</[^>\\n]+:\\d+>"),
            Rule.of("navigation", "<id:[a-z-]+(:\\d+)?>"),
            Rule.of("timestamp", "<t:-?\\d+(:[a-zA-Z])?>"),
            Rule.of("emoji", "<a?:\\w+:\\d+>"),
            Rule.of("link", "(?i)https?://\\S"),
            Rule.of("link", "<[^\\s<>]*[:@][^\\s<>]*>"),
            Rule.of("phone", "<\\+\\d+>"),
            Rule.of("link", "\\[[^\\]]*\\]\\("),
            Rule.of("emoji", ":(?!\\d\\d:)[\\w+-]+(::skin-tone-\\d)?:"),
            Rule.of("underline", "__"),
            Rule.of("emphasis", "[*_]"),
            Rule.of("strike", "~~"),
            Rule.of("spoiler", "\\|\\|"),
            Rule.of("open code", "`"));

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder letters = new StringBuilder();
    private int at;

    private Reading(String text) {
        this.text = text;
    }

    static List<Piece> of(String text) {
        var reading = new Reading(text);
        reading.read("plain");
        return reading.pieces;
    }

    private void read(String style) {
        while (at < text.length()) {
            if (!isLetter() && (alive(style) || structure(style))) {
                continue;
            }
            letters.append(text.charAt(at));
            at++;
        }
        said(style);
    }

    /// In the middle of a line nothing begins with one of these, but a link with an H.
    private boolean isLetter() {
        var c = text.charAt(at);
        var isWord = (Character.isLetterOrDigit(c) || c == ' ') && c != 'h' && c != 'H';
        return isWord && at > 0 && text.charAt(at - 1) != '\n';
    }

    /// Backslashes, code and bold.
    private boolean structure(String style) {
        var escape = match(ESCAPE);
        if (escape.lookingAt()) {
            letters.append(escape.group(1));
            at = escape.end();
            return true;
        }
        return code(style, FENCE, "fence", 1) || code(style, CODE, "code", 2) || bold(style) || open(style);
    }

    private boolean code(String style, Pattern pattern, String kind, int group) {
        var code = match(pattern);
        if (code.lookingAt()) {
            said(style);
            pieces.add(new Piece(kind, code.group(group)));
            at = code.end();
            return true;
        }
        return false;
    }

    private boolean bold(String style) {
        var bold = match(BOLD);
        if (!bold.lookingAt()) {
            return false;
        }
        said(style);
        var inside = new Reading(bold.group(1));
        inside.read("bold");
        pieces.addAll(inside.pieces);
        at = bold.end();
        return true;
    }

    /// Signs that are marks, wherever they stand alone.
    private boolean open(String style) {
        for (var rule : ANYWHERE) {
            var match = match(rule.pattern());
            if (match.lookingAt()) {
                said(style);
                pieces.add(new Piece(rule.kind(), match.group()));
                at = match.end();
                return true;
            }
        }
        return false;
    }

    private boolean alive(String style) {
        if (at > 0 && text.charAt(at - 1) != '\n') {
            return false;
        }
        for (var rule : AT_LINE) {
            var match = match(rule.pattern());
            if (match.lookingAt()) {
                said(style);
                pieces.add(new Piece(rule.kind(), match.group()));
                at = match.end();
                return true;
            }
        }
        return false;
    }

    private Matcher match(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length());
    }

    private void said(String style) {
        if (!letters.isEmpty()) {
            pieces.add(new Piece(style, letters.toString()));
            letters.setLength(0);
        }
    }
}
