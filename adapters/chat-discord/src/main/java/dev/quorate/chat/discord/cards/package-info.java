/// Notices as messages of Discord, pure: cards as embeds with buttons, thread lines, modals. Every text from people
/// and hosts is made inert here, and no message is over a limit.
@NullMarked
package dev.quorate.chat.discord.cards;

import org.jspecify.annotations.NullMarked;
