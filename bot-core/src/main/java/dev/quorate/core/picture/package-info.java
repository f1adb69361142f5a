/// The quorum through time as a PNG, and its words for those who cannot see it. Pure.
@NullMarked
package dev.quorate.core.picture;

import org.jspecify.annotations.NullMarked;
