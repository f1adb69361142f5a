/// Specs of where and who.
@NullMarked
package dev.quorate.chat.slack.api;

import org.jspecify.annotations.NullMarked;
