/// The hosts of a cluster over SSH: connections, fixed scripts with their arguments, and what the answers mean.
/// Knows systemd, data directories and journals; must never know chats, approvals or the order of
/// operations, and never builds a shell line from a value other than as a checked, quoted argument of a
/// script of its own.
@NullMarked
package dev.quorate.host;

import org.jspecify.annotations.NullMarked;
