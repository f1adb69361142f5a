/// From what a person typed to what they want. One grammar for every chat; help, suggestions and completion
/// come from it.
/// Must never know which chat the words came from.
@NullMarked
package dev.quorate.core.command;

import org.jspecify.annotations.NullMarked;
