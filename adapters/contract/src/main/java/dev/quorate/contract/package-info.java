/// What each port promises, as specs that an adapter and its rehearsal twin must both pass.
/// Must never know an adapter; whoever keeps the promise makes the thing that is asked.
@NullMarked
package dev.quorate.contract;

import org.jspecify.annotations.NullMarked;
