package dev.quorate.core.rehearsal;

import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Incoming;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Deliveries in memory.
public final class MemoryInbox implements Inbox {
    private enum Stage {
        KEPT,
        BEGUN,
        DONE
    }

    private record Key(String chat, String delivery) {}

    private record Kept(Incoming incoming, Instant at, Stage stage) {}

    private final Map<Key, Kept> deliveries = new LinkedHashMap<>();

    @Override
    public synchronized boolean keep(Incoming incoming, Instant at) {
        forget(at);
        return deliveries.putIfAbsent(key(incoming), new Kept(incoming, at, Stage.KEPT)) == null;
    }

    @Override
    public synchronized void begun(Incoming incoming) {
        to(incoming, Stage.BEGUN);
    }

    @Override
    public synchronized void done(Incoming incoming) {
        to(incoming, Stage.DONE);
    }

    @Override
    public synchronized List<Left> left(Instant now) {
        forget(now);
        return deliveries.values().stream()
                .filter(kept -> kept.stage() != Stage.DONE)
                .map(kept -> new Left(kept.incoming(), kept.stage() == Stage.BEGUN))
                .toList();
    }

    private void to(Incoming incoming, Stage stage) {
        deliveries.computeIfPresent(key(incoming), (_, kept) -> new Kept(kept.incoming(), kept.at(), stage));
    }

    private void forget(Instant now) {
        deliveries.values().removeIf(kept -> kept.at().isBefore(now.minus(REMEMBERED)));
    }

    private static Key key(Incoming incoming) {
        return new Key(incoming.place().chat(), incoming.delivery().orElseThrow());
    }
}
