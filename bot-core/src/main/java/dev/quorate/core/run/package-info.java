/// Where a run stands: its events, the progress that is their fold, and what comes next.
/// Pure; the desk does what this room decides.
@NullMarked
package dev.quorate.core.run;

import org.jspecify.annotations.NullMarked;
