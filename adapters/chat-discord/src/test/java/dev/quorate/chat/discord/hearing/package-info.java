/// Specs of the way in, against a Discord on loopback.
@NullMarked
package dev.quorate.chat.discord.hearing;

import org.jspecify.annotations.NullMarked;
