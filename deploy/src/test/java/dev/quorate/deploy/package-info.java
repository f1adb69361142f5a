/// Specs of the program as it is started: arguments, exit codes, the one line that each mistake gets, start
/// and stop.
@NullMarked
package dev.quorate.deploy;

import org.jspecify.annotations.NullMarked;
