/// What we tell people, as values with their plain English. No chat's markup, limits or ids.
@NullMarked
package dev.quorate.core.notice;

import org.jspecify.annotations.NullMarked;
