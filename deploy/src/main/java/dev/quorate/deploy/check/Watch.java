package dev.quorate.deploy.check;

import dev.quorate.core.port.EtcdPort;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.Inventory;

/// A cluster and the ways into it.
public record Watch(Inventory inventory, EtcdPort etcd, HostPort hosts) {}
