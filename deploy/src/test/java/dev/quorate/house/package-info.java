/// The specs of the house itself: how the sources look, which room may see which, what we depend on.
/// They read the tree, never the behavior; behavior is specified beside the code.
@NullMarked
package dev.quorate.house;

import org.jspecify.annotations.NullMarked;
