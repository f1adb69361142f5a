/// Golden plans, refusals and rehearsed stories of this package's runbooks.
@NullMarked
package dev.quorate.runbooks.grow;

import org.jspecify.annotations.NullMarked;
