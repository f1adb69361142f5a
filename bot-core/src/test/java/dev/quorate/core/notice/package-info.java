/// Specs of what people are told.
@NullMarked
package dev.quorate.core.notice;

import org.jspecify.annotations.NullMarked;
