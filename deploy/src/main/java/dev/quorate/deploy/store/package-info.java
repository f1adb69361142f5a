/// Which database the record is in, and which of several bots on it leads. Must never know what is done with the
/// record.
@NullMarked
package dev.quorate.deploy.store;

import org.jspecify.annotations.NullMarked;
