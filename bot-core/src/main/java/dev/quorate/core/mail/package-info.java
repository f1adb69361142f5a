/// The letters of the outbox to a chat: one sender for each channel, within the chat's limits, nothing lost, doubled
/// or out of order. Must never know which chat it is: what a message is, only the adapter knows.
@NullMarked
package dev.quorate.core.mail;

import org.jspecify.annotations.NullMarked;
