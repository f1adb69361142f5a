/// The files with which a new host joins a running cluster: the `etcd:` section of a Container Linux Config,
/// the drop-in
/// it compiles to, the Ignition JSON. Texts from typed values; sees the nouns of etcd and of plans only,
/// reads and writes
/// no file.
@NullMarked
package dev.quorate.runbooks.provision;

import org.jspecify.annotations.NullMarked;
