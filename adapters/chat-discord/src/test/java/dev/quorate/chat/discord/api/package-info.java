/// Specs of where and who, of what a call came to, and of what stands in Discord then.
@NullMarked
package dev.quorate.chat.discord.api;

import org.jspecify.annotations.NullMarked;
