package dev.quorate.deploy.crash;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What befalls the bots of one story, life after life: at which halt, counted from 1, what, and how long nobody is
/// there afterwards. After the last blow a bot lives undisturbed to its end.
record Fate(List<Blow> blows) {
    private static final Duration SOON = Duration.ofSeconds(5);

    enum Order {
        KILL,
        PARK
    }

    record Blow(int halt, Order order, Duration away) {}

    Fate {
        blows = List.copyOf(blows);
    }

    static Fate undisturbed() {
        return new Fate(List.of());
    }

    static Fate killedAt(Integer... halts) {
        return new Fate(List.of(halts).stream()
                .map(halt -> new Blow(halt, Order.KILL, SOON))
                .toList());
    }

    static Fate parkedAt(int halt) {
        return new Fate(List.of(new Blow(halt, Order.PARK, SOON)));
    }

    /// The same, but each next bot comes so much later.
    Fate awayFor(Duration away) {
        return new Fate(blows.stream()
                .map(blow -> new Blow(blow.halt(), blow.order(), away))
                .toList());
    }

    @Override
    public String toString() {
        return blows.stream()
                .map(blow -> blow.order().name().toLowerCase(java.util.Locale.ROOT) + " at " + blow.halt()
                        + (blow.away().equals(SOON)
                                ? ""
                                : ", back after " + blow.away().toMinutes() + " min"))
                .collect(Collectors.joining(", then "));
    }
}
