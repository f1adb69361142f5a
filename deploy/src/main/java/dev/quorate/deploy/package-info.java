/// The program: what was typed at the shell, the wiring of all adapters around the desk, and the life of the
/// bot. The only room that knows everyone; decides nothing about clusters.
@NullMarked
package dev.quorate.deploy;

import org.jspecify.annotations.NullMarked;
