/// Discord: the way in and the way out, plugged together. Knows Discord's ids, limits and retries; must never know
/// what a plan is for or who may approve one.
@NullMarked
package dev.quorate.chat.discord;

import org.jspecify.annotations.NullMarked;
