/// Specs of the quorum through time, dot by dot.
@NullMarked
package dev.quorate.core.picture;

import org.jspecify.annotations.NullMarked;
