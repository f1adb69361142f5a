/// What several runbooks build their plans of: the situation they start from, how a host becomes a member
/// and how it stops being one, and what a host may say against it. Sees the nouns of etcd and of plans only.
@NullMarked
package dev.quorate.runbooks.building;

import org.jspecify.annotations.NullMarked;
