package dev.quorate.chat.discord.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import org.java_websocket.WebSocket;

/// What one connection of the bot may send: 120 messages a minute of 4096 bytes at most.
final class Sending {
    private static final int MOST_A_MINUTE = 120;
    private static final int MOST_BYTES = 4_096;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Ledger ledger;
    private final Deque<Long> lately = new ArrayDeque<>();

    Sending(Ledger ledger) {
        this.ledger = ledger;
    }

    synchronized boolean isAllowed(WebSocket socket, String text) {
        var now = System.nanoTime();
        lately.removeIf(at -> now - at > MINUTE_NANOS);
        lately.add(now);
        if (lately.size() > MOST_A_MINUTE) {
            ledger.add("gateway: more than " + MOST_A_MINUTE + " messages within a minute");
            socket.close(4_008, "Rate limited");
            return false;
        }
        if (text.length() > MOST_BYTES) {
            ledger.add("gateway: a message of " + text.length() + " of at most " + MOST_BYTES);
            socket.close(4_002, "Decode error");
            return false;
        }
        return true;
    }
}
