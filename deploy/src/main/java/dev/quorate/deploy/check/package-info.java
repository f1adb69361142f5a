/// Tries everything that the configuration names and says what is ok, what is odd and what will fail, each
/// with what to do about it. Only looks: it must never change a cluster, a host or the record.
@NullMarked
package dev.quorate.deploy.check;

import org.jspecify.annotations.NullMarked;
