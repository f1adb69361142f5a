/// What people do at Discord (mention the bot, use `/quorate`, press, fill in) as what an account said; acknowledged
/// when it is durable.
@NullMarked
package dev.quorate.chat.discord.hearing;

import org.jspecify.annotations.NullMarked;
