/// A healthy member goes to another host: the new one joins first, the old one leaves last. Sees the nouns
/// of etcd and of
/// plans only.
@NullMarked
package dev.quorate.runbooks.move;

import org.jspecify.annotations.NullMarked;
