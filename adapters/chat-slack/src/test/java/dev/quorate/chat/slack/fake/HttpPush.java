package dev.quorate.chat.slack.fake;

import com.google.gson.JsonObject;
import dev.quorate.core.port.Clock;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Slack's other way to the bot: signed requests to its address.
final class HttpPush implements Deliveries.Carrier {
    private final URI address;
    private final String secret;
    private final Clock clock;
    private final Deliveries deliveries;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    HttpPush(URI address, String secret, Clock clock, Deliveries deliveries) {
        this.address = address;
        this.secret = secret;
        this.clock = clock;
        this.deliveries = deliveries;
    }

    @Override
    public void carry(Delivery delivery) {
        Thread.ofVirtual().start(() -> push(delivery));
    }

    private void push(Delivery delivery) {
        var body = body(delivery);
        var stamp = Long.toString(clock.now().getEpochSecond());
        var request = HttpRequest.newBuilder(address.resolve(path(delivery)))
                .timeout(Duration.ofSeconds(3))
                .header("Content-Type", contentType(delivery))
                .header("X-Slack-Request-Timestamp", stamp)
                .header("X-Slack-Signature", signature(secret, stamp, body))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (delivery.attempt() > 0) {
            request.header("X-Slack-Retry-Num", Integer.toString(delivery.attempt()));
            request.header("X-Slack-Retry-Reason", "http_timeout");
        }
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                var text = response.body();
                deliveries.acknowledged(
                        delivery.envelope(), text.startsWith("{") ? Json.parsed(text) : new JsonObject());
            }
        } catch (java.io.IOException _) {
            // No answer is no acknowledgement: it is sent again when its time is over.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String path(Delivery delivery) {
        return switch (delivery.type()) {
            case "slash_commands" -> "/slack/commands";
            case "interactive" -> "/slack/interactions";
            default -> "/slack/events";
        };
    }

    private static String contentType(Delivery delivery) {
        return delivery.type().equals("events_api") ? "application/json" : "application/x-www-form-urlencoded";
    }

    private static String body(Delivery delivery) {
        return switch (delivery.type()) {
            case "slash_commands" ->
                delivery.payload().entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + encoded(entry.getValue().getAsString()))
                        .collect(Collectors.joining("&"));
            case "interactive" -> "payload=" + encoded(delivery.payload().toString());
            default -> delivery.payload().toString();
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// As docs.slack.dev/authentication/verifying-requests-from-slack has it.
    static String signature(String secret, String stamp, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var base = "v0:" + stamp + ":" + body;
            return "v0=" + HexFormat.of().formatHex(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
