package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// A client that counts: it writes one number after the other, at another host when one does not
/// acknowledge, and remembers which numbers were acknowledged and the longest time between two of them.
final class Counter implements AutoCloseable {
    private static final String PREFIX = "count/";
    private static final Duration PACE = Duration.ofMillis(10);

    private final Gateway gateway;
    private final List<Integer> hosts;
    private final Set<String> acknowledged = new ConcurrentSkipListSet<>();
    private final Thread thread = Thread.ofPlatform().unstarted(this::count);
    private volatile boolean over;
    private volatile Duration longestStall = Duration.ZERO;

    private Counter(Gateway gateway, List<Integer> hosts) {
        this.gateway = gateway;
        this.hosts = List.copyOf(hosts);
    }

    static Counter at(Gateway gateway, List<Integer> hosts) {
        var counter = new Counter(gateway, hosts);
        counter.thread.start();
        return counter;
    }

    private void count() {
        var last = System.nanoTime();
        var at = 0;
        for (var number = 0; !over; number++) {
            var key = PREFIX + "%06d".formatted(number);
            if (gateway.put(hosts.get(at), key, String.valueOf(number))) {
                acknowledged.add(key);
                last = stalledSince(last);
            } else {
                at = (at + 1) % hosts.size();
            }
            pause();
        }
        var _ = stalledSince(last);
    }

    private long stalledSince(long last) {
        var now = System.nanoTime();
        var stall = Duration.ofNanos(now - last);
        longestStall = stall.compareTo(longestStall) > 0 ? stall : longestStall;
        return now;
    }

    private static void pause() {
        try {
            Thread.sleep(PACE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops. Every number that was acknowledged is there, as this host's etcd reads them.
    Duration endsWithEveryNumberAt(int host) throws InterruptedException, IOException {
        close();
        thread.join();
        assertThat(acknowledged).hasSizeGreaterThan(20);
        assertThat(gateway.keys(host, PREFIX)).containsAll(acknowledged);
        return longestStall;
    }

    @Override
    public void close() {
        over = true;
    }
}
