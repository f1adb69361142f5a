/// Specs of votes and rulings.
@NullMarked
package dev.quorate.core.approval;

import org.jspecify.annotations.NullMarked;
