/// etcd over gRPC, and over the v2 API where there is nothing else: its answers become core values, its status
/// codes become outcomes. Owns channels, deadlines, tokens, certificates and the snapshot files. Must never know of
/// plans, approvals or chats, and
/// never retry a change.
@NullMarked
package dev.quorate.etcd;

import org.jspecify.annotations.NullMarked;
