/// What the specs of all runbooks stand on: a whole bot with people on the rehearsal ports, the texts of
/// plans and refusals, and the files that they are compared with.
@NullMarked
package dev.quorate.runbooks.stage;

import org.jspecify.annotations.NullMarked;
