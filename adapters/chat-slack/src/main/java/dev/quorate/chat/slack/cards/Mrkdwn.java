package dev.quorate.chat.slack.cards;

import dev.quorate.core.layout.Inert;

/// Text for the `text` of a message, which Slack reads as mrkdwn.
final class Mrkdwn {
    private Mrkdwn() {}

    /// Nothing in it is a mention, a link or markup.
    static String inert(String text) {
        return Inert.defused(Inert.line(text))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace('`', '\'')
                .replace('*', '∗')
                .replace('~', '∼');
    }
}
