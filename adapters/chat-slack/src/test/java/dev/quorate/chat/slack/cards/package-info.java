/// Specs of the cards and lines, and of how harmless they are.
@NullMarked
package dev.quorate.chat.slack.cards;

import org.jspecify.annotations.NullMarked;
