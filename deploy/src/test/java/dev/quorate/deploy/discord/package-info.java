/// The bot as it is served, on a Discord on loopback.
@NullMarked
package dev.quorate.deploy.discord;

import org.jspecify.annotations.NullMarked;
