package dev.quorate.chat.slack.hearing;

import dev.quorate.core.hearing.Typed;

/// Slack's form of a text, turned back into what the person typed. Links become their labels, so that
/// `<http://10.0.1.2|10.0.1.2>` is an address again. Nothing that a reader cannot see is left: line breaks,
/// control and formatting characters become blanks.
final class Speech {
    private Speech() {}

    /// Without the mentions of the bot, whose user id is `self`.
    static String typed(String slackText, String self) {
        var text = new StringBuilder();
        var at = 0;
        while (at < slackText.length()) {
            var open = slackText.indexOf('<', at);
            var close = open < 0 ? -1 : slackText.indexOf('>', open);
            if (close < 0) {
                break;
            }
            text.append(slackText, at, open);
            text.append(spoken(slackText.substring(open + 1, close), self));
            at = close + 1;
        }
        text.append(slackText, at, slackText.length());
        return Typed.unquoted(Typed.plain(unescaped(text.toString())).strip());
    }

    /// What stands for `<@U1|name>`, `<#C1|name>`, `<!here>`, `<http://x|x>` when it was typed.
    private static String spoken(String inner, String self) {
        var bar = inner.indexOf('|');
        var target = bar < 0 ? inner : inner.substring(0, bar);
        var label = bar < 0 ? "" : inner.substring(bar + 1);
        if (target.equals("@" + self)) {
            return " ";
        }
        if (target.startsWith("@") || target.startsWith("#") || target.startsWith("!")) {
            var sign = target.startsWith("!") ? "@" : target.substring(0, 1);
            var name = label.isEmpty() ? target.substring(1) : label;
            return name.startsWith(sign) ? name : sign + name;
        }
        return label.isEmpty() ? target : label;
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
