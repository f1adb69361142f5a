/// Specs of who is who: the people of a configuration file, known by several accounts each, at the whole desk.
@NullMarked
package dev.quorate.deploy.people;

import org.jspecify.annotations.NullMarked;
