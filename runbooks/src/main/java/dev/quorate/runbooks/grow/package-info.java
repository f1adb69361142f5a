/// More voters: a proxy is promoted, or a host that was never a member joins. Sees the nouns of etcd and of
/// plans only.
@NullMarked
package dev.quorate.runbooks.grow;

import org.jspecify.annotations.NullMarked;
