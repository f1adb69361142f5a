/// The shell: hears what people say, observes, posts plans, walks permitted ones, recovers after a crash.
/// The only room of the core with effects; decisions belong to the rooms below.
@NullMarked
package dev.quorate.core.desk;

import org.jspecify.annotations.NullMarked;
