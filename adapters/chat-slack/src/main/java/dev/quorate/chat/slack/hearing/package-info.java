/// Envelopes, over Socket Mode or HTTP, as what an account said; acknowledged when it is durable.
@NullMarked
package dev.quorate.chat.slack.hearing;

import org.jspecify.annotations.NullMarked;
