/// The rehearsal twins, held to the same specs as the adapters.
@NullMarked
package dev.quorate.contract;

import org.jspecify.annotations.NullMarked;
