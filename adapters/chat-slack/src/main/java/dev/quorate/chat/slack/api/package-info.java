/// Calls to Slack's Web API, each with its outcome: done, refused, later, unknown. Who an account is, asked fresh.
@NullMarked
package dev.quorate.chat.slack.api;

import org.jspecify.annotations.NullMarked;
