package dev.quorate.chat.discord.hearing;

import com.neovisionaries.ws.client.WebSocket;
import com.neovisionaries.ws.client.WebSocketFactory;
import java.io.IOException;
import java.net.URI;

/// Sockets to the gateway of the configuration, whatever address Discord names for taking up a session: behind a
/// proxy that one is not reached.
final class HomeSockets extends WebSocketFactory {
    private final String gateway;

    HomeSockets(String gateway) {
        this.gateway = gateway;
    }

    @Override
    public WebSocket createSocket(String address) throws IOException {
        var query = URI.create(address).getRawQuery();
        var base = gateway.endsWith("/") ? gateway : gateway + "/";
        return super.createSocket(query == null ? base : base + "?" + query);
    }
}
