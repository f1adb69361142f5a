/// Specs of the grammar.
@NullMarked
package dev.quorate.core.command;

import org.jspecify.annotations.NullMarked;
