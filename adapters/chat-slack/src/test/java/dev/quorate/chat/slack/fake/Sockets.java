package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// The server side of Socket Mode.
final class Sockets extends WebSocketServer {
    private static final int MOST = 10;

    private final Deliveries deliveries;
    private final Ledger ledger;
    private final Faults faults;
    private final Set<String> tickets = new HashSet<>();
    private final Map<WebSocket, Deliveries.Carrier> open = new ConcurrentHashMap<>();
    private final CountDownLatch listening = new CountDownLatch(1);

    Sockets(Deliveries deliveries, Ledger ledger, Faults faults) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.deliveries = deliveries;
        this.ledger = ledger;
        this.faults = faults;
        setReuseAddr(true);
        setDaemon(true);
    }

    void listen() throws InterruptedException {
        start();
        if (!listening.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the socket server did not start");
        }
    }

    /// An address that is good for one connection.
    synchronized String address(String ticket) {
        tickets.add(ticket);
        return "ws://127.0.0.1:" + getPort() + "/link/?ticket=" + ticket + "&app_id=" + Workspace.APP;
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        if (faults.isOutage()) {
            socket.close(1001, "outage");
            return;
        }
        if (!isKnown(handshake.getResourceDescriptor())) {
            ledger.add("a socket with an address that was not handed out, or was used before");
            socket.close(1008, "link_disabled");
            return;
        }
        Deliveries.Carrier carrier = delivery -> send(socket, delivery.asEnvelope());
        open.put(socket, carrier);
        if (open.size() > MOST) {
            ledger.add("more than " + MOST + " sockets");
        }
        send(
                socket,
                Json.of(
                        "type",
                        "hello",
                        "num_connections",
                        open.size(),
                        "debug_info",
                        Json.of("host", "fake", "approximate_connection_time", 18060),
                        "connection_info",
                        Json.of("app_id", Workspace.APP)));
        deliveries.open(carrier);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        var carrier = open.remove(socket);
        if (carrier != null) {
            deliveries.closed(carrier);
        }
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        try {
            var message = Json.parsed(text);
            var answer = message.has("payload") && message.get("payload").isJsonObject()
                    ? message.getAsJsonObject("payload")
                    : new JsonObject();
            deliveries.acknowledged(Json.text(message, "envelope_id"), answer);
        } catch (JsonParseException | IllegalStateException _) {
            ledger.add("a message through the socket that is no JSON object");
        }
    }

    @Override
    public void onError(WebSocket socket, Exception broken) {
        // A connection that breaks also closes, and closing is what counts.
    }

    @Override
    public void onStart() {
        listening.countDown();
    }

    int openSockets() {
        return open.size();
    }

    /// All connections break without a goodbye.
    void cut() {
        open.keySet().forEach(socket -> socket.closeConnection(1006, "cut"));
    }

    /// Slack asks the bot to come back on a new connection.
    void refresh() {
        open.forEach((socket, carrier) -> {
            deliveries.retired(carrier);
            send(
                    socket,
                    Json.of(
                            "type",
                            "disconnect",
                            "reason",
                            "refresh_requested",
                            "debug_info",
                            Json.of("host", "fake")));
        });
    }

    /// Something that no documentation knows.
    void say(String text) {
        open.keySet().forEach(socket -> socket.send(text));
    }

    private static void send(WebSocket socket, JsonObject message) {
        try {
            socket.send(message.toString());
        } catch (WebsocketNotConnectedException _) {
            // It closes just now; what it carried is taken back then.
        }
    }

    private synchronized boolean isKnown(String path) {
        var at = path.indexOf("ticket=");
        return at >= 0 && tickets.remove(path.substring(at + "ticket=".length()).split("&", 2)[0]);
    }
}
