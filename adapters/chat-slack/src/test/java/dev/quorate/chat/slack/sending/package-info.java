@NullMarked
package dev.quorate.chat.slack.sending;

import org.jspecify.annotations.NullMarked;
