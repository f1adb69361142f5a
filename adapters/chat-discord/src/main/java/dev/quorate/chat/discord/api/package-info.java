/// Calls to Discord's REST API, each with its outcome: done, refused, later, unknown. Who an account is, asked fresh.
@NullMarked
package dev.quorate.chat.discord.api;

import org.jspecify.annotations.NullMarked;
