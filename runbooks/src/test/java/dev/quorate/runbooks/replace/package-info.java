/// Specs of the replacement, on the rehearsal ports.
@NullMarked
package dev.quorate.runbooks.replace;

import org.jspecify.annotations.NullMarked;
