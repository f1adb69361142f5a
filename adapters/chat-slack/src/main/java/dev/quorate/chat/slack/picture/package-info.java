/// The quorum through time as a PNG, and its words for those who cannot see it. Pure.
@NullMarked
package dev.quorate.chat.slack.picture;

import org.jspecify.annotations.NullMarked;
