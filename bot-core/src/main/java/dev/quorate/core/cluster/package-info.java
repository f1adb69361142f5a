/// The nouns of etcd and what follows from them: members, quorum arithmetic, guards, the fingerprint of a
/// state. Knows nothing of plans, people or chats; does no I/O and reads no clock.
@NullMarked
package dev.quorate.core.cluster;

import org.jspecify.annotations.NullMarked;
