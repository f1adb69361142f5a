package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/// A client of the gateway without any manners of its own.
final class RawGateway extends WebSocketClient {
    static final long GUILDS_AND_MESSAGES = 1 | (1 << 9);

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private volatile int closedWith;

    RawGateway(FakeDiscord discord) throws InterruptedException {
        super(URI.create(discord.gatewayUrl() + "/?v=10&encoding=json"));
        connectBlocking();
    }

    void says(int op, JsonNode data) {
        send(Json.of("op", op, "d", data).toString());
    }

    void identifies(long intents) {
        says(2, Json.of("token", FakeDiscord.TOKEN, "intents", intents, "properties", Json.of()));
    }

    void resumes(String session, int after) {
        says(6, Json.of("token", FakeDiscord.TOKEN, "session_id", session, "seq", after));
    }

    /// The first event of this type.
    JsonNode awaitEvent(String type) {
        Waiting.until("the event " + type, () -> events().contains(type));
        return heard.stream()
                .filter(message -> Json.text(message, "t").equals(type))
                .findFirst()
                .orElseThrow();
    }

    JsonNode awaitOp(int op) {
        Waiting.until("op " + op, () -> heard.stream().anyMatch(message -> Json.number(message, "op") == op));
        return heard.stream()
                .filter(message -> Json.number(message, "op") == op)
                .findFirst()
                .orElseThrow();
    }

    int awaitClose() {
        Waiting.until("the end of the connection", () -> closedWith != 0);
        return closedWith;
    }

    /// The types of all events, in order.
    List<String> events() {
        return heard.stream()
                .map(message -> Json.text(message, "t"))
                .filter(type -> !type.isEmpty())
                .toList();
    }

    List<JsonNode> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
        // HELLO is the beginning.
    }

    @Override
    public void onMessage(String text) {
        heard.add(Json.parsed(text));
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
        closedWith = code;
    }

    @Override
    public void onError(Exception broken) {
        // It also closes, and closing is what counts.
    }
}
