/// Specs of the shell's parts that need no runbook.
@NullMarked
package dev.quorate.core.desk;

import org.jspecify.annotations.NullMarked;
