package dev.quorate.deploy.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The cluster in etcd's own words, asked over its HTTP gateway: another way than the one that the product takes.
final class Etcd {
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(SHORT).build();

    private Etcd() {}

    /// Ids in hex, each with its peer URL and what it is, as this host's etcd lists them.
    static Map<String, String> members(int host) {
        try {
            var members = new TreeMap<String, String>();
            for (var member : post(host, "/v3/cluster/member/list").path("members")) {
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

    /// The id of the member whose host this is.
    static String idOf(int host) {
        return members(1).entrySet().stream()
                .filter(member -> member.getValue().startsWith("http://10.0.1." + host + ":"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no member on host " + host + ": " + members(1)));
    }

    /// All hosts answer as healthy and list the same three voters.
    static boolean isHealthy() {
        var first = members(1);
        return first.size() == Lab.HOSTS
                && first.values().stream().allMatch(member -> member.endsWith(" voter"))
                && IntStream.rangeClosed(1, Lab.HOSTS)
                        .allMatch(host -> isHealthy(host) && members(host).equals(first));
    }

    static boolean leads(int host) {
        try {
            var status = post(host, "/v3/maintenance/status");
            return status.path("leader")
                    .asText("none")
                    .equals(status.path("header").path("member_id").asText());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isHealthy(int host) {
        try {
            return send(HttpRequest.newBuilder(uri(host, "/health")))
                    .path("health")
                    .asText()
                    .equals("true");
        } catch (IOException e) {
            return false;
        }
    }

    private static JsonNode post(int host, String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(host, path)).POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private static URI uri(int host, String path) {
        return URI.create("http://10.0.1." + host + ":2379" + path);
    }

    private static JsonNode send(HttpRequest.Builder request) throws IOException {
        try {
            return new JsonMapper()
                    .readTree(HTTP.send(request.timeout(SHORT).build(), BodyHandlers.ofString())
                            .body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
