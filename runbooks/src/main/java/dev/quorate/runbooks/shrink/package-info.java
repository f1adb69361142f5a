/// Fewer members: one is removed and its host retired. Sees the nouns of etcd and of plans only.
@NullMarked
package dev.quorate.runbooks.shrink;

import org.jspecify.annotations.NullMarked;
