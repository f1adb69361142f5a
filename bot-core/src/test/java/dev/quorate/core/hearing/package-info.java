@NullMarked
package dev.quorate.core.hearing;

import org.jspecify.annotations.NullMarked;
