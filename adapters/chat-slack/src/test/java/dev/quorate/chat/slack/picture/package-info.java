/// Specs of the quorum through time, dot by dot.
@NullMarked
package dev.quorate.chat.slack.picture;

import org.jspecify.annotations.NullMarked;
