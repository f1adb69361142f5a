/// Replace a failed member: remove it, set its data aside, and bring its host back as a new member by way of
/// a learner. Sees the nouns of etcd and of plans only; knows nothing of chats, SSH or time.
@NullMarked
package dev.quorate.runbooks.replace;

import org.jspecify.annotations.NullMarked;
