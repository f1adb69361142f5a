package dev.quorate.chat.slack.cards;

import dev.quorate.core.layout.Budget;

/// How much we put into one message, in UTF-16 characters; below Slack's limits, because the limit on the
/// sum of a message's blocks is undocumented (slackapi/bolt-js#2509).
final class Room {
    static final int TEXT = 3_500;
    static final int BLOCK = 2_800;
    static final int MESSAGE = 8_000;
    static final int HEADER = 150;

    /// Of a plan in a modal, in characters and in bytes of JSON; Slack takes 250,000 bytes of a view.
    static final int MODAL = 60_000;

    static final int MODAL_BYTES = 200_000;

    /// Of what is not a card.
    static final Budget SHEET = new Budget(MESSAGE, 2_500, 5_200);

    private Room() {}
}
