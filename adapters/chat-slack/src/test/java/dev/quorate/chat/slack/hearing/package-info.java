/// Specs of the way in, against the fake Slack.
@NullMarked
package dev.quorate.chat.slack.hearing;

import org.jspecify.annotations.NullMarked;
