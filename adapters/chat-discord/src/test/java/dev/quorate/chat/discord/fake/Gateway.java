package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;

/// The server side of Discord's gateway, version 10, JSON, without compression.
final class Gateway extends WebSocketServer {
    static final int DISPATCH = 0;
    private static final int HEARTBEAT = 1;
    private static final int IDENTIFY = 2;
    private static final int PRESENCE = 3;
    private static final int RESUME = 6;
    private static final int RECONNECT = 7;
    private static final int INVALID_SESSION = 9;
    private static final int HELLO = 10;
    private static final int ACKNOWLEDGED = 11;
    private static final int HEARTBEAT_MILLIS = 41_250;
    private static final long PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

    private final Ledger ledger;
    private final Faults faults;
    private final Identifies identifies;
    private final Supplier<List<Session.Event>> greeting;
    private final Map<WebSocket, Sending> open = new ConcurrentHashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private final CountDownLatch listening = new CountDownLatch(1);
    private int resumes;

    /// `greeting` makes what follows READY for whoever comes; it may take the lock of the world.
    Gateway(Ledger ledger, Faults faults, Identifies identifies, Supplier<List<Session.Event>> greeting) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.ledger = ledger;
        this.faults = faults;
        this.identifies = identifies;
        this.greeting = greeting;
        setReuseAddr(true);
        setDaemon(true);
    }

    void listen() throws InterruptedException {
        start();
        if (!listening.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gateway did not start");
        }
    }

    String address() {
        return "ws://127.0.0.1:" + getPort();
    }

    @Override
    public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
            WebSocket socket, Draft draft, ClientHandshake request) throws InvalidDataException {
        if (faults.isAway()) {
            throw new InvalidDataException(CloseFrame.REFUSE, "outage");
        }
        return super.onWebsocketHandshakeReceivedAsServer(socket, draft, request);
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        var path = handshake.getResourceDescriptor();
        if (!path.contains("v=10") || !path.contains("encoding=json") || path.contains("compress=")) {
            ledger.add("gateway: " + path + " is not v=10, encoding=json and no compression");
            socket.close(4_012, "Invalid API version");
            return;
        }
        open.put(socket, new Sending(ledger));
        socket.send(Json.of("op", HELLO, "d", Json.of("heartbeat_interval", HEARTBEAT_MILLIS))
                .toString());
    }

    @Override
    public synchronized void onClose(WebSocket socket, int code, String reason, boolean remote) {
        open.remove(socket);
        var gone =
                sessions.stream().filter(session -> session.isThrough(socket)).toList();
        gone.forEach(Session::detach);
        // Whoever says goodbye with one of these ends the session; all else may be resumed.
        if (remote && (code == 1_000 || code == 1_001)) {
            sessions.removeAll(gone);
        }
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        var sending = open.get(socket);
        if (sending == null || !sending.isAllowed(socket, text)) {
            return;
        }
        var message = Json.parsed(text);
        var data = message.path("d");
        switch (message.path("op").asInt(-1)) {
            case HEARTBEAT -> socket.send(Json.of("op", ACKNOWLEDGED).toString());
            case IDENTIFY -> identified(socket, data);
            case RESUME -> resumed(socket, data);
            case PRESENCE -> {}
            default -> {
                ledger.add("gateway: op " + Json.text(message, "op") + " is not known here");
                socket.close(4_001, "Unknown opcode");
            }
        }
    }

    private void identified(WebSocket socket, JsonNode data) {
        if (isStranger(socket, data)) {
            return;
        }
        if ((Json.number(data, "intents") & PRIVILEGED) != 0) {
            ledger.add("gateway: privileged intents in " + Json.number(data, "intents"));
            socket.close(4_014, "Disallowed intent(s)");
            return;
        }
        switch (identifies.next()) {
            case WELCOME -> welcome(socket, Json.number(data, "intents"));
            case TOO_SOON -> invalidate(socket, false);
            case TOO_MANY -> socket.close(4_004, "Authentication failed");
        }
    }

    private void welcome(WebSocket socket, long intents) {
        var events = greeting.get();
        synchronized (this) {
            var session = new Session("session-" + identifies.count(), intents, socket);
            var ready = events.getFirst().data();
            ready.put("session_id", session.id()).put("resume_gateway_url", address());
            sessions.add(session);
            events.forEach(session::dispatch);
        }
    }

    private synchronized void resumed(WebSocket socket, JsonNode data) {
        if (isStranger(socket, data)) {
            return;
        }
        var session = sessions.stream()
                .filter(known -> known.id().equals(Json.text(data, "session_id")))
                .findFirst();
        var after = (int) Json.number(data, "seq");
        if (session.isEmpty()) {
            invalidate(socket, false);
        } else if (after > session.get().last()) {
            ledger.add("gateway: resumed after event " + after + " of "
                    + session.get().last());
            socket.close(4_007, "Invalid seq");
        } else {
            resumes++;
            session.get().resume(after, socket);
        }
    }

    private boolean isStranger(WebSocket socket, JsonNode data) {
        var known = Json.text(data, "token").equals(RestApi.TOKEN) && !faults.isRevoked();
        if (!known) {
            socket.close(4_004, "Authentication failed");
        }
        return !known;
    }

    private static void invalidate(WebSocket socket, boolean resumable) {
        socket.send(Json.of("op", INVALID_SESSION, "d", resumable).toString());
    }

    /// To all that are there and to all that may come back.
    synchronized void dispatch(Session.Event event) {
        sessions.forEach(session -> session.dispatch(event));
    }

    synchronized int connected() {
        return (int) sessions.stream().filter(Session::isConnected).count();
    }

    synchronized int resumes() {
        return resumes;
    }

    /// All connections break without a goodbye.
    void cut() {
        open.keySet().forEach(socket -> socket.closeConnection(1006, "cut"));
    }

    /// Discord asks for new connections.
    void reconnect() {
        say(Json.of("op", RECONNECT, "d", Json.nothing()));
    }

    /// Discord ends the sessions, or says that they may be taken up again.
    synchronized void invalidateAll(boolean resumable) {
        var there = List.copyOf(open.keySet());
        if (!resumable) {
            sessions.clear();
        }
        there.forEach(socket -> invalidate(socket, resumable));
    }

    void say(ObjectNode message) {
        open.keySet().forEach(socket -> socket.send(message.toString()));
    }

    @Override
    public void onError(WebSocket socket, Exception broken) {
        // A connection that breaks also closes, and closing is what counts.
    }

    @Override
    public void onStart() {
        listening.countDown();
    }
}
