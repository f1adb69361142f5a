package dev.quorate.chat.slack.hearing;

import dev.quorate.chat.slack.api.Spot;
import java.util.Optional;

/// Spots from ids that came with a delivery; empty for ids of an unknown shape, which nobody can be answered at.
final class Spots {
    private Spots() {}

    static Optional<Spot> top(String channel, String ts, String user) {
        return made(channel, Spot.Kind.TOP, ts, user);
    }

    static Optional<Spot> thread(String channel, String root, String user) {
        return made(channel, Spot.Kind.THREAD, root, user);
    }

    static Optional<Spot> command(String channel, String id, String user) {
        return made(channel, Spot.Kind.COMMAND, id, user);
    }

    private static Optional<Spot> made(String channel, Spot.Kind kind, String at, String user) {
        try {
            return Optional.of(new Spot(channel, kind, at, user));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
