/// Specs of plans, their canonical text, targets and checks; `Plans` is the plan that other rooms' specs walk.
@NullMarked
package dev.quorate.core.plan;

import org.jspecify.annotations.NullMarked;
