/// The files that set up etcd on a host: reads Container Linux Configs, Ignition JSON and drop-ins of
/// systemd, and says what in them would conflict. Reads files and judges them; writes none, and must never
/// know a chat or a plan.
@NullMarked
package dev.quorate.deploy.provision;

import org.jspecify.annotations.NullMarked;
