/// The configuration: one YAML file, read into typed values or refused with one line that names the file,
/// the line and what to write. Knows what the operator may name; must never open a connection, a socket or
/// the store.
@NullMarked
package dev.quorate.deploy.config;

import org.jspecify.annotations.NullMarked;
