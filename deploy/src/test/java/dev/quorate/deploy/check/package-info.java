/// Specs of the checkup: what it finds, and what it says to do.
@NullMarked
package dev.quorate.deploy.check;

import org.jspecify.annotations.NullMarked;
