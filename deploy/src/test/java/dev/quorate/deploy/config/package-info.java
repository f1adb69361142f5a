/// Specs of the configuration: what it reads, and the one line that it says about everything else.
@NullMarked
package dev.quorate.deploy.config;

import org.jspecify.annotations.NullMarked;
