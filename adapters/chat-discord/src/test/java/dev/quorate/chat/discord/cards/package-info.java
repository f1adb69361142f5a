/// Specs of what Discord is shown.
@NullMarked
package dev.quorate.chat.discord.cards;

import org.jspecify.annotations.NullMarked;
