/// What would be done: an Ask, a Runbook, the Plan it makes and the Refusal it may make instead.
/// Everything here is a value that can be compared, printed and hashed; nothing here acts.
@NullMarked
package dev.quorate.core.plan;

import org.jspecify.annotations.NullMarked;
