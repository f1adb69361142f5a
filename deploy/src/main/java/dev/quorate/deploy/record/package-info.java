/// The durable record for people and scripts: which runs there were, and everything that happened in one.
/// Reads a Journal and prints; must never append to it.
@NullMarked
package dev.quorate.deploy.record;

import org.jspecify.annotations.NullMarked;
