@NullMarked
package dev.quorate.chat.slack;

import org.jspecify.annotations.NullMarked;
