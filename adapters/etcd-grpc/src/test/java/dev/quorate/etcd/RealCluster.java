package dev.quorate.etcd;

import dev.quorate.contract.EtcdBinary;
import dev.quorate.core.cluster.Genesis;
import dev.quorate.core.cluster.Url;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// etcd processes on this machine's loopback, with their data in a temporary directory. Each is ended by its
/// own id.
final class RealCluster implements AutoCloseable {
    /// Below the range from which the kernel gives ports to connections, so that none of ours is taken by one.
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 32_000;
    private static final String JOINED = "joined";
    private static final Set<Integer> CLAIMED = ConcurrentHashMap.newKeySet();

    private final Path binary;
    private final String scheme;
    private final List<String> more;
    private final Path directory;
    private final List<Integer> clientPorts;
    private final List<Integer> peerPorts;
    private final Map<String, Process> processes = new HashMap<>();

    private RealCluster(Path binary, String scheme, int size, List<String> more) throws IOException {
        this.binary = binary;
        this.scheme = scheme;
        this.more = more;
        directory = Files.createTempDirectory("quorate-etcd-");
        clientPorts = IntStream.range(0, size).map(_ -> freePort()).boxed().toList();
        peerPorts = IntStream.range(0, size).map(_ -> freePort()).boxed().toList();
    }

    static RealCluster start(int size) {
        return start(EtcdBinary.path(), size);
    }

    static RealCluster start(Path binary, int size) {
        return start(binary, "http", size, List.of());
    }

    /// With TLS flags for clients in `more`; peers speak plain HTTP.
    static RealCluster start(String scheme, int size, List<String> more) {
        return start(EtcdBinary.path(), scheme, size, more);
    }

    private static RealCluster start(Path binary, String scheme, int size, List<String> more) {
        try {
            var cluster = new RealCluster(binary, scheme, size, more);
            IntStream.range(0, size).forEach(cluster::startMember);
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        var random = new Random();
        while (true) {
            var port = random.nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (CLAIMED.add(port) && isFree(port)) {
                return port;
            }
        }
    }

    List<Url> endpoints() {
        return clientPorts.stream()
                .map(port -> new Url(scheme, "127.0.0.1", port))
                .toList();
    }

    /// What `--initial-cluster` tells each member.
    List<Genesis.Founder> founders() {
        return IntStream.range(0, peerPorts.size())
                .mapToObj(index -> new Genesis.Founder(
                        name(index), List.of(Url.parse(peerUrl(index)).orElseThrow())))
                .toList();
    }

    String token() {
        return directory.getFileName().toString();
    }

    /// A directory of this cluster, for what belongs beside it.
    Path directory() {
        return directory;
    }

    void startMember(int index) {
        start(name(index), endpoints().get(index), peerUrl(index), "new");
    }

    /// Starts what was added to the running cluster at this peer URL, and tells where it serves clients.
    Url join(Url peerUrl) {
        var client = new Url(scheme, "127.0.0.1", freePort());
        start(JOINED, client, peerUrl.toString(), "existing");
        return client;
    }

    /// A v2 proxy of this cluster, as `--proxy on` makes one.
    Url proxy() {
        var client = new Url("http", "127.0.0.1", freePort());
        var command = List.of(
                binary.toString(),
                "--proxy=on",
                "--data-dir=" + directory.resolve("proxy"),
                "--listen-client-urls=" + client,
                "--initial-cluster=" + founding(),
                "--log-outputs=stderr");
        processes.put("proxy", run(command, directory.resolve("proxy.log")));
        return client;
    }

    private String founding() {
        return IntStream.range(0, peerPorts.size())
                .mapToObj(each -> name(each) + "=" + peerUrl(each))
                .collect(Collectors.joining(","));
    }

    void killJoined() {
        end(processes.get(JOINED));
    }

    private void start(String name, Url client, String peerUrl, String state) {
        var command = new ArrayList<>(List.of(
                binary.toString(),
                "--name=" + name,
                "--data-dir=" + directory.resolve(name),
                "--listen-client-urls=" + client,
                "--advertise-client-urls=" + client,
                "--listen-peer-urls=" + peerUrl,
                "--initial-advertise-peer-urls=" + peerUrl,
                "--initial-cluster-state=" + state,
                "--initial-cluster=" + founding() + (state.equals("new") ? "" : "," + name + "=" + peerUrl),
                "--initial-cluster-token=" + token(),
                "--log-outputs=stderr"));
        command.addAll(more);
        processes.put(name, run(command, directory.resolve(name + ".log")));
    }

    void killMember(int index) {
        end(processes.get(name(index)));
    }

    void freezeMember(int index) {
        signal("-STOP", index);
    }

    void thawMember(int index) {
        signal("-CONT", index);
    }

    @Override
    public void close() {
        processes.values().forEach(RealCluster::end);
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(int index) {
        return "node" + (index + 1);
    }

    private String peerUrl(int index) {
        return "http://127.0.0.1:" + peerPorts.get(index);
    }

    private void signal(String signal, int index) {
        var process = run(
                List.of("kill", signal, Long.toString(processes.get(name(index)).pid())),
                directory.resolve("kill.log"));
        waitFor(process);
    }

    private static void end(Process process) {
        process.destroyForcibly();
        waitFor(process);
    }

    private static void waitFor(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process run(List<String> command, Path log) {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith("ETCD"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
