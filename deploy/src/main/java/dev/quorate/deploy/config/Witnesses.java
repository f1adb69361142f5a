package dev.quorate.deploy.config;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/// Who is told where the record stands at the end of each run.
///
/// - `syslog`: takes it over UDP; not looked up yet
public record Witnesses(List<String> rooms, Optional<InetSocketAddress> syslog) {
    static final Witnesses NOBODY = new Witnesses(List.of(), Optional.empty());

    public Witnesses {
        rooms = List.copyOf(rooms);
    }
}
