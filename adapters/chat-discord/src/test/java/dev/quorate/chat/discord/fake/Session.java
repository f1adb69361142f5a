package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/// What one IDENTIFY began: the events since then, numbered, so that whoever lost the connection can have the
/// rest of them. Its gateway's lock guards it.
final class Session {
    /// What becomes of an event: it goes through a socket, and perhaps the socket breaks behind it.
    interface Fate {
        Fate UNWATCHED = () -> {};

        void sent();

        default void lost() {}
    }

    /// `intent` is zero for what everybody is told.
    record Event(String type, ObjectNode data, long intent, Fate fate) {}

    private final String id;
    private final long intents;
    private final List<Event> events = new ArrayList<>();
    private Optional<WebSocket> socket;

    Session(String id, long intents, WebSocket socket) {
        this.id = id;
        this.intents = intents;
        this.socket = Optional.of(socket);
    }

    String id() {
        return id;
    }

    boolean isThrough(WebSocket other) {
        return socket.filter(other::equals).isPresent();
    }

    boolean isConnected() {
        return socket.isPresent();
    }

    int last() {
        return events.size();
    }

    void dispatch(Event event) {
        if (event.intent() == 0 || (intents & event.intent()) != 0) {
            events.add(event);
            send(events.size());
        }
    }

    /// Everything after the event of this number, in order, and then the word that it was all.
    void resume(int after, WebSocket through) {
        var missed = events.size();
        socket = Optional.of(through);
        for (var number = after + 1; number <= missed; number++) {
            send(number);
        }
        dispatch(new Event("RESUMED", Json.of(), 0, Fate.UNWATCHED));
    }

    void detach() {
        socket = Optional.empty();
        events.forEach(event -> event.fate().lost());
    }

    private void send(int number) {
        socket.ifPresent(through -> {
            var event = events.get(number - 1);
            try {
                through.send(Json.of("op", Gateway.DISPATCH, "t", event.type(), "s", number, "d", event.data())
                        .toString());
                event.fate().sent();
            } catch (WebsocketNotConnectedException _) {
                // It closes just now; a resume brings it.
            }
        });
    }
}
