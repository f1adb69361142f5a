package dev.quorate.deploy.lab;

import java.util.Map;
import java.util.stream.IntStream;

/// The lab of three without certificates, as its etcds describe it.
final class Etcd {
    private static final Gateway GATEWAY = Gateway.plain();

    private Etcd() {}

    /// Ids in hex, each with its peer URL and what it is, as this host's etcd lists them.
    static Map<String, String> members(int host) {
        return GATEWAY.members(host);
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
                        .allMatch(
                                host -> GATEWAY.isHealthy(host) && members(host).equals(first));
    }

    static boolean leads(int host) {
        return GATEWAY.leads(host);
    }
}
