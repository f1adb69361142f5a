package dev.quorate.core.cluster;

/// What a plan already knows of the host that it works on: the unit and the data directory. A look with a
/// focus does not search for them, so it still sees the directory while the unit is masked and systemd
/// computes nothing.
public record HostFocus(Address address, String unit, String dataDirectory) {}
