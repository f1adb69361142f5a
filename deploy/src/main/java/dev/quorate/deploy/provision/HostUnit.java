package dev.quorate.deploy.provision;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A unit as far as the files tell: its own file where it is among them, then its drop-ins by file name.
///
/// - `label`: how findings about all of it call it
record HostUnit(String label, String name, List<Part> parts) {
    HostUnit {
        parts = parts.stream()
                .sorted(Comparator.comparing(Part::isDropIn)
                        .thenComparing(Part::name)
                        .thenComparing(Part::place))
                .toList();
    }

    boolean isWhole() {
        return parts.stream().anyMatch(part -> !part.isDropIn());
    }

    /// The part of the same name that systemd takes instead of this one.
    Optional<Part> hiding(Part part) {
        return parts.stream()
                .filter(other ->
                        other.name().equals(part.name()) && other.place().compareTo(part.place()) > 0)
                .findFirst();
    }

    /// What systemd reads.
    List<Part> read() {
        return parts.stream().filter(part -> hiding(part).isEmpty()).toList();
    }
}
