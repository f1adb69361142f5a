package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Everything on its way to the bot. What is not acknowledged within three seconds is noted and sent again, up
/// to three times; what was in a socket that closed is sent again without a note.
final class Deliveries implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 3;

    /// A way to the bot: a socket, or HTTP.
    interface Carrier {
        void carry(Delivery delivery);
    }

    private final Ledger ledger;
    private final Faults faults;
    private final List<Delivery> all = new ArrayList<>();
    private final List<Carrier> carriers = new ArrayList<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final ScheduledFuture<?> sweep = watch.scheduleAtFixedRate(this::sweep, 100, 100, TimeUnit.MILLISECONDS);
    private int turn;

    Deliveries(Ledger ledger, Faults faults) {
        this.ledger = ledger;
        this.faults = faults;
    }

    synchronized Delivery send(String type, JsonObject payload) {
        var first = begin(type, payload, 0);
        if (faults.isDoubled()) {
            begin(type, payload, 1);
        }
        return first;
    }

    private Delivery begin(String type, JsonObject payload, int attempt) {
        var delivery = new Delivery(UUID.randomUUID().toString(), type, payload, attempt);
        all.add(delivery);
        hand(delivery);
        return delivery;
    }

    private void hand(Delivery delivery) {
        if (!carriers.isEmpty()) {
            turn = (turn + 1) % carriers.size();
            var carrier = carriers.get(turn);
            delivery.sent(carrier);
            carrier.carry(delivery);
        }
    }

    synchronized void open(Carrier carrier) {
        carriers.add(carrier);
        all.stream().filter(Delivery::isWaiting).toList().forEach(this::hand);
    }

    synchronized void closed(Carrier carrier) {
        carriers.remove(carrier);
        all.stream().filter(delivery -> delivery.isWith(carrier)).toList().forEach(delivery -> {
            delivery.takenBack();
            hand(delivery);
        });
    }

    /// No more through this one, which may still acknowledge what it has.
    synchronized void retired(Carrier carrier) {
        carriers.remove(carrier);
    }

    synchronized int open() {
        return carriers.size();
    }

    synchronized void acknowledged(String envelope, JsonObject answer) {
        var found = all.stream()
                .filter(delivery -> delivery.envelope().equals(envelope))
                .findFirst();
        if (found.isEmpty()) {
            ledger.add("acknowledged an envelope that was never sent: " + envelope);
        } else if (!found.get().acknowledged(answer)) {
            ledger.add("acknowledged twice: " + envelope);
        }
    }

    synchronized List<Delivery> all() {
        return List.copyOf(all);
    }

    Optional<String> oldestUnacknowledged() {
        return all().stream()
                .filter(delivery -> !delivery.isAcknowledged())
                .map(Delivery::type)
                .findFirst();
    }

    private synchronized void sweep() {
        all.stream().filter(Delivery::isLate).toList().forEach(late -> {
            ledger.add("not acknowledged within 3 s: " + late.type() + " " + late.payload());
            all.remove(late);
            if (late.attempt() < MOST_ATTEMPTS) {
                begin(late.type(), late.payload(), late.attempt() + 1);
            }
        });
    }

    @Override
    public void close() {
        sweep.cancel(true);
        watch.shutdownNow();
    }
}
