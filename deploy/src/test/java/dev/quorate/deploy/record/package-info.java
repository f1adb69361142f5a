/// Specs of the record's two views.
@NullMarked
package dev.quorate.deploy.record;

import org.jspecify.annotations.NullMarked;
