/// Specs of the fold of a run's events, of what comes next, and of drift.
@NullMarked
package dev.quorate.core.run;

import org.jspecify.annotations.NullMarked;
