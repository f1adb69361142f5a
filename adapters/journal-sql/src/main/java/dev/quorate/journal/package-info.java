/// The journal on SQL: a file of SQLite that survives kill -9, and bodies of events as JSON that is never
/// read loosely. Must never know what a plan means or what comes next; it keeps events and gives them back,
/// or says why it cannot.
@NullMarked
package dev.quorate.journal;

import org.jspecify.annotations.NullMarked;
