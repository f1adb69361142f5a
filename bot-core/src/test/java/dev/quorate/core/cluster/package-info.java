/// Specs of the nouns of etcd, and `Scene`, the hand-drawn cluster that other rooms' specs start from.
@NullMarked
package dev.quorate.core.cluster;

import org.jspecify.annotations.NullMarked;
