/// Slack as it is documented, strict: what it limits and what it refuses. For specs only.
@NullMarked
package dev.quorate.chat.slack.fake;

import org.jspecify.annotations.NullMarked;
