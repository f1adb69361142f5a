/// Specs of the desk with a chat that can be away: letters, deliveries, manners, and who may still decide.
@NullMarked
package dev.quorate.runbooks.desk;

import org.jspecify.annotations.NullMarked;
