package dev.quorate.deploy.config;

import dev.quorate.core.cluster.Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `witness`.
final class WitnessSection {
    private static final Pattern SYSLOG = Pattern.compile("\\[?([^\\[\\]/@]+?)]?:([0-9]{1,5})");
    private static final String EXAMPLE = "logs.example.com:514";

    private WitnessSection() {}

    static Witnesses read(Optional<Spot> spot, Chats chats) {
        return spot.map(at -> read(at, new RoomNames(chats))).orElse(Witnesses.NOBODY);
    }

    private static Witnesses read(Spot spot, RoomNames names) {
        var section = spot.section(List.of("rooms", "syslog"));
        if (section.values().isEmpty()) {
            throw spot.wrong("nobody is here; write rooms: [\"console:audit\"] or syslog: " + EXAMPLE);
        }
        return new Witnesses(
                section.find("rooms").map(names::read).orElse(List.of()),
                section.find("syslog").map(WitnessSection::syslog));
    }

    private static InetSocketAddress syslog(Spot spot) {
        var match = SYSLOG.matcher(spot.text(EXAMPLE));
        if (match.matches() && Address.isValid(match.group(1))) {
            var port = Integer.parseInt(match.group(2));
            if (port > 0 && port <= 65535) {
                return InetSocketAddress.createUnresolved(match.group(1), port);
            }
        }
        throw spot.wrong("not HOST:PORT; write one such as " + EXAMPLE);
    }
}
