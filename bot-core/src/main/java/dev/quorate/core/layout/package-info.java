/// What stands on a card and in a thread, as lines and files before any chat's markup, every text in them inert.
/// Must never know how a chat shows it.
@NullMarked
package dev.quorate.core.layout;

import org.jspecify.annotations.NullMarked;
