/// Specs of what stands on a card and in a thread, and the scenes that every chat's specs lay out.
@NullMarked
package dev.quorate.core.layout;

import org.jspecify.annotations.NullMarked;
