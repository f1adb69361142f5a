/// Specs of the etcd adapter, on real etcd processes. Nothing here talks to a cluster that it did not start.
@NullMarked
package dev.quorate.etcd;

import org.jspecify.annotations.NullMarked;
