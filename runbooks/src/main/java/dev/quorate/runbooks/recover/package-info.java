/// A cluster that has lost its quorum: its members are started together where that is enough, else one
/// survivor carries on alone and the others join it anew, else all begin again from a snapshot. Sees the
/// nouns of etcd and of plans only.
@NullMarked
package dev.quorate.runbooks.recover;

import org.jspecify.annotations.NullMarked;
