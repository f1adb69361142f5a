package dev.quorate.core.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which messages may stand there already though nobody knows: those whose posting broke off, and after a
/// start whatever was on its way when the process before this one ended.
final class Doubts {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /// The parts that go out one behind the other: only the first of them can have been on its way.
    private static final Set<String> IN_ORDER = Set.of("", "log");

    private final Map<String, Instant> brokenOff = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private long lastBefore;

    /// Letters up to this one were there before this process.
    void before(long letter) {
        lastBefore = Math.max(lastBefore, letter);
    }

    void brokeOff(Key key, Instant now) {
        brokenOff.putIfAbsent(name(key), now.minus(CLOCKS_DIFFER));
    }

    /// From when on it may stand there; empty when it cannot.
    Optional<Instant> since(Key key, Instant written) {
        var found = Optional.ofNullable(brokenOff.get(name(key)));
        return found.isPresent() || key.letter() > lastBefore || settled.contains(key.part())
                ? found
                : Optional.of(written.minus(CLOCKS_DIFFER));
    }

    /// It does not stand there, or it does and is done with.
    void settle(Key key) {
        brokenOff.remove(name(key));
        if (IN_ORDER.contains(key.part())) {
            settled.add(key.part());
        }
    }

    private static String name(Key key) {
        return key.letter() + "/" + key.part();
    }
}
