package dev.quorate.deploy.crash;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What befalls the bots of one story, life after life: at which halt, counted from 1, what, and how long
/// nobody is there afterwards. After the last blow a bot lives undisturbed to its end.
record Fate(List<Blow> blows) {
    private static final Duration SOON = Duration.ofSeconds(5);

    enum Order {
        KILL,
        PARK,
        /// A kill while the act that it falls on is still on its way to the cluster.
        KILL_TOO_EARLY
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

    /// `halt` is one behind an act; the next bot is there before the act arrives.
    static Fate killedBeforeItArrives(int halt) {
        return new Fate(List.of(new Blow(halt, Order.KILL_TOO_EARLY, Duration.ofMillis(200))));
    }

    /// The same, but each next bot comes so much later.
    Fate awayFor(Duration away) {
        return new Fate(blows.stream()
                .map(blow -> new Blow(blow.halt(), blow.order(), away))
                .toList());
    }

    @Override
    public String toString() {
        return blows.stream().map(Fate::words).collect(Collectors.joining(", then "));
    }

    private static String words(Blow blow) {
        var late =
                blow.away().compareTo(SOON) > 0 ? ", back after " + blow.away().toMinutes() + " min" : "";
        return blow.order().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " at " + blow.halt() + late;
    }
}
