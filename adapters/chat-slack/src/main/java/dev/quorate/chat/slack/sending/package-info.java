/// The letters of the outbox to Slack, one sender for each channel, within Slack's limits, nothing lost or doubled.
@NullMarked
package dev.quorate.chat.slack.sending;

import org.jspecify.annotations.NullMarked;
