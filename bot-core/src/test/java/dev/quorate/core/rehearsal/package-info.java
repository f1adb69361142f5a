/// Specs of the rehearsal cluster beyond what the contracts of its ports say.
@NullMarked
package dev.quorate.core.rehearsal;

import org.jspecify.annotations.NullMarked;
