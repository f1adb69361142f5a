/// Kills a real process of the bot at every moment that could matter, on the rehearsal cluster, and looks at
/// what the next one makes of it. Knows the desk, the real journal and the replacement; never a network.
@NullMarked
package dev.quorate.deploy.crash;

import org.jspecify.annotations.NullMarked;
