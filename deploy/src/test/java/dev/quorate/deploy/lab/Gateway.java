package dev.quorate.deploy.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A cluster of the lab in etcd's own words, asked over its HTTP gateway: another way than the one that the
/// product takes. With the lab's certificates where it has some.
final class Gateway {
    private static final Duration SHORT = Duration.ofSeconds(2);
    /// A write that is proposed while a lead moves may be dropped without an answer: whoever waits longer
    /// measures his own patience.
    static final Duration WRITE = Duration.ofMillis(500);
    private static final JsonMapper JSON = new JsonMapper();

    private final String scheme;
    private final HttpClient http;

    private Gateway(String scheme, HttpClient http) {
        this.scheme = scheme;
        this.http = http;
    }

    static Gateway plain() {
        return new Gateway("http", client().build());
    }

    static Gateway of(Kind kind) {
        return kind.tls()
                ? new Gateway(
                        "https", client().sslContext(Certificates.ofTheLab()).build())
                : plain();
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder().connectTimeout(SHORT).version(HttpClient.Version.HTTP_1_1);
    }

    /// Ids in hex, each with its peer URL and what it is, as this host's etcd lists them.
    Map<String, String> members(int host) {
        try {
            var members = new TreeMap<String, String>();
            for (var member : post(host, "/v3/cluster/member/list", "{}").path("members")) {
                var id = Long.toHexString(
                        Long.parseUnsignedLong(member.path("ID").asText()));
                var kind = member.path("isLearner").asBoolean() ? " learner" : " voter";
                members.put(id, member.path("peerURLs").path(0).asText() + kind);
            }
            return members;
        } catch (IOException e) {
            return Map.of();
        }
    }

    boolean leads(int host) {
        try {
            var status = post(host, "/v3/maintenance/status", "{}");
            return status.path("leader")
                    .asText("none")
                    .equals(status.path("header").path("member_id").asText());
        } catch (IOException e) {
            return false;
        }
    }

    boolean isHealthy(int host) {
        try {
            return send(HttpRequest.newBuilder(uri(host, "/health")), SHORT)
                    .path("health")
                    .asText()
                    .equals("true");
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether this host's etcd acknowledged the write in time. Without an answer it may have happened all
    /// the same.
    boolean put(int host, String key, String value) {
        try {
            var body = "{\"key\":\"%s\",\"value\":\"%s\"}".formatted(base64(key), base64(value));
            return send(posting(host, "/v3/kv/put", body), WRITE).path("header").has("revision");
        } catch (IOException e) {
            return false;
        }
    }

    /// The keys that begin so, by a linearizable read.
    Set<String> keys(int host, String prefix) throws IOException {
        var end = prefix.substring(0, prefix.length() - 1) + (char) (prefix.charAt(prefix.length() - 1) + 1);
        var found = new TreeSet<String>();
        for (var pair : post(
                        host,
                        "/v3/kv/range",
                        "{\"key\":\"%s\",\"range_end\":\"%s\",\"keys_only\":true}"
                                .formatted(base64(prefix), base64(end)))
                .path("kvs")) {
            found.add(new String(Base64.getDecoder().decode(pair.path("key").asText()), UTF_8));
        }
        return found;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private JsonNode post(int host, String path, String body) throws IOException {
        return send(posting(host, path, body), SHORT);
    }

    private HttpRequest.Builder posting(int host, String path, String body) {
        return HttpRequest.newBuilder(uri(host, path)).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private URI uri(int host, String path) {
        return URI.create(scheme + "://10.0.1." + host + ":2379" + path);
    }

    private JsonNode send(HttpRequest.Builder request, Duration within) throws IOException {
        try {
            return JSON.readTree(http.send(request.timeout(within).build(), BodyHandlers.ofString())
                    .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
