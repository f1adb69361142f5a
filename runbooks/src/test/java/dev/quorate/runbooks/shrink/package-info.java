/// Specs of the replacement, on the rehearsal ports.
@NullMarked
package dev.quorate.runbooks.shrink;

import org.jspecify.annotations.NullMarked;
