/// The operations, one package each, and the list of them. Sees the nouns of etcd and of plans only.
@NullMarked
package dev.quorate.runbooks;

import org.jspecify.annotations.NullMarked;
