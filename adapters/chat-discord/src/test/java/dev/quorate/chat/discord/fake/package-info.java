/// Discord as it is documented, strict: what it limits and what it refuses. For specs only.
@NullMarked
package dev.quorate.chat.discord.fake;

import org.jspecify.annotations.NullMarked;
