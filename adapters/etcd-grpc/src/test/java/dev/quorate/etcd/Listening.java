package dev.quorate.etcd;

import dev.quorate.core.cluster.Url;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// Whether somebody takes connections.
final class Listening {
    private static final int BREATHS = 1000;
    private static final Duration BREATH = Duration.ofMillis(10);

    private Listening() {}

    static void await(Url endpoint, WallClock clock) throws InterruptedException {
        for (int breath = 0; !isAt(endpoint); breath++) {
            if (breath == BREATHS) {
                throw new AssertionError("in vain waited until something listens at " + endpoint);
            }
            clock.pause(BREATH);
        }
    }

    private static boolean isAt(Url endpoint) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), 1000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
