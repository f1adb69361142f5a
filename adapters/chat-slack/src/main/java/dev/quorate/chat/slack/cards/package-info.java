/// Notices as Block Kit, pure: cards, thread lines, modals, files. Every text from people and hosts is made
/// inert here, and no message is over a limit.
@NullMarked
package dev.quorate.chat.slack.cards;

import org.jspecify.annotations.NullMarked;
