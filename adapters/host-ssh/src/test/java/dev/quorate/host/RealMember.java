package dev.quorate.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quorate.contract.EtcdBinary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// A cluster of one real etcd on this machine's loopback, asked over its HTTP gateway.
final class RealMember implements AutoCloseable {
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;
    private static final Duration BREATH = Duration.ofMillis(20);
    private static final int BREATHS = 1000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final Path data;
    private final int snapshotCount;
    private final List<String> more;
    private final String client = "http://127.0.0.1:" + freePort();
    private final String peer = "http://127.0.0.1:" + freePort();
    private Process process;

    /// `snapshotCount`: etcd takes a snapshot each time that many entries were applied.
    RealMember(Path data, int snapshotCount, String... more) throws IOException, InterruptedException {
        this.data = data;
        this.snapshotCount = snapshotCount;
        this.more = List.of(more);
        start();
    }

    /// What a member says of itself: `raftIndex` is the last index that is committed.
    record Status(long raftTerm, long raftIndex) {}

    void start() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(
                EtcdBinary.path().toString(),
                "--name=node1",
                "--data-dir=" + data,
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peer,
                "--initial-advertise-peer-urls=" + peer,
                "--initial-cluster=node1=" + peer,
                "--snapshot-count=" + snapshotCount,
                "--log-outputs=stderr")));
        builder.command().addAll(more);
        builder.environment().keySet().removeIf(variable -> variable.startsWith("ETCD"));
        process = builder.redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("etcd.log").toFile())
                .start();
        awaitQuiet();
    }

    void put(String key, byte[] value) throws IOException, InterruptedException {
        post(
                "/v3/kv/put",
                "{\"key\":\"" + base64(key.getBytes(StandardCharsets.UTF_8)) + "\",\"value\":\"" + base64(value)
                        + "\"}");
    }

    /// Empty bytes for a key that is not there.
    byte[] get(String key) throws IOException, InterruptedException {
        var answer = post("/v3/kv/range", "{\"key\":\"" + base64(key.getBytes(StandardCharsets.UTF_8)) + "\"}");
        return Base64.getDecoder()
                .decode(answer.path("kvs").path(0).path("value").asText());
    }

    Status status() throws IOException, InterruptedException {
        var answer = post("/v3/maintenance/status", "{}");
        return new Status(
                answer.path("raftTerm").asLong(), answer.path("raftIndex").asLong());
    }

    String clientUrl() {
        return client;
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
        http.close();
    }

    /// A new leader settles the cluster's version last; from then on nothing is written that we do not write.
    private void awaitQuiet() throws InterruptedException {
        for (var breath = 0; breath < BREATHS; breath++) {
            if (knowsItsVersion()) {
                return;
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
        throw new AssertionError("etcd did not come up in time");
    }

    private boolean knowsItsVersion() throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(client + "/version")).build();
            var answer =
                    json.readTree(http.send(request, BodyHandlers.ofString()).body());
            return answer.path("etcdcluster").asText().matches("\\d.*") && status().raftIndex() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private JsonNode post(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(client + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return json.readTree(answer.body());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static int freePort() {
        var random = new Random();
        while (true) {
            var port = random.nextInt(LOWEST_PORT, HIGHEST_PORT);
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException _) {
                // Taken; another one.
            }
        }
    }
}
