/// Golden plans, refusals and rehearsed stories of this package's runbooks.
@NullMarked
package dev.quorate.runbooks.recover;

import org.jspecify.annotations.NullMarked;
