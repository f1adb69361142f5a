@NullMarked
package dev.quorate.core.mail;

import org.jspecify.annotations.NullMarked;
