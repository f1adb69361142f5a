/// Every port without a network: rehearse on it, preview with it, test against it. Shipped, not test code.
@NullMarked
package dev.quorate.core.rehearsal;

import org.jspecify.annotations.NullMarked;
