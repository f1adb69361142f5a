/// The terminal chat: the bot's end of a Unix socket, and the client that people and scripts run on the
/// bot's machine. Who somebody is, the kernel says. Knows rooms, threads, lines and terminals; must never
/// know what a plan is for, who may approve one, or how a command is spelled.
@NullMarked
package dev.quorate.chat.console;

import org.jspecify.annotations.NullMarked;
