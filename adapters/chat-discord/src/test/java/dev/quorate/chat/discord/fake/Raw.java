package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// A client of the REST API without any manners of its own.
final class Raw {
    private final FakeDiscord discord;
    private final HttpClient http = HttpClient.newHttpClient();

    /// What came back. `code` is Discord's own, 0 for none.
    record Reply(int status, JsonNode body, HttpResponse<String> response) {
        long code() {
            return Json.number(body, "code");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Raw(FakeDiscord discord) {
        this.discord = discord;
    }

    Reply call(String method, String path, JsonNode body) {
        return sent(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    Reply get(String path) {
        return sent(request(path).GET());
    }

    Reply stranger(String path) {
        return sent(HttpRequest.newBuilder(URI.create(discord.apiUrl() + path))
                .header("User-Agent", "DiscordBot (raw, 1)")
                .GET());
    }

    /// Posts a message within all rules in a channel.
    Reply says(String channel, String words) {
        return call("POST", "channels/" + channel + "/messages", message(words, "n" + System.nanoTime()));
    }

    static JsonNode message(String words, String nonce) {
        return Json.of(
                "content",
                words,
                "nonce",
                nonce,
                "enforce_nonce",
                true,
                "allowed_mentions",
                Json.of("parse", Json.none()));
    }

    /// One file of so many bytes.
    Reply uploads(String channel, String name, int bytes) {
        var head = part("payload_json", "") + message("f", "n" + System.nanoTime()) + "\r\n"
                + part("files[0]", "; filename=\"" + name + "\"");
        var body = (head + "x".repeat(bytes) + "\r\n--b--\r\n").getBytes(StandardCharsets.UTF_8);
        return sent(request("channels/" + channel + "/messages")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private static String part(String name, String more) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(discord.apiUrl() + path))
                .header("User-Agent", "DiscordBot (raw, 1)")
                .header("Authorization", "Bot " + FakeDiscord.TOKEN);
    }

    private Reply sent(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var text = response.body();
            return new Reply(response.statusCode(), text.isEmpty() ? Json.of() : Json.parsed(text), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
