/// Specs of the terminal chat, on real sockets in a directory of their own.
@NullMarked
package dev.quorate.chat.console;

import org.jspecify.annotations.NullMarked;
