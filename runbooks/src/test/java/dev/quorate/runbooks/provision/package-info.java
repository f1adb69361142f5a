/// Specs of the files for a new host.
@NullMarked
package dev.quorate.runbooks.provision;

import org.jspecify.annotations.NullMarked;
