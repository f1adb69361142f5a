package dev.quorate.chat.discord.fake;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// All interactions there were. What is not answered within three seconds is noted.
final class Interactions implements AutoCloseable {
    private final Ledger ledger;
    private final Faults faults;
    private final Map<String, Interaction> all = new LinkedHashMap<>();
    private final Set<String> noted = new HashSet<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final ScheduledFuture<?> sweep = watch.scheduleAtFixedRate(this::sweep, 100, 100, TimeUnit.MILLISECONDS);

    Interactions(Ledger ledger, Faults faults) {
        this.ledger = ledger;
        this.faults = faults;
    }

    synchronized void add(Interaction interaction) {
        all.put(interaction.token(), interaction);
    }

    synchronized Optional<Interaction> find(String token) {
        return Optional.ofNullable(all.get(token));
    }

    synchronized List<Interaction> all() {
        return List.copyOf(all.values());
    }

    private synchronized void sweep() {
        for (var interaction : all.values()) {
            if (faults.isAway() && !interaction.isAnswered()) {
                interaction.excuse();
            }
            if (interaction.isOverdue() && noted.add(interaction.id())) {
                ledger.add("not answered within 3 s: " + interaction.payload().path("data"));
            }
        }
    }

    @Override
    public void close() {
        sweep.cancel(true);
        watch.shutdownNow();
    }
}
