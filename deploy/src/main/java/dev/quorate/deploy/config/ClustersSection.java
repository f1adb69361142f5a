package dev.quorate.deploy.config;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Inventory;
import dev.quorate.deploy.config.ClusterSettings.Identity;
import dev.quorate.deploy.config.ClusterSettings.Login;
import dev.quorate.deploy.config.ClusterSettings.Ssh;
import dev.quorate.deploy.config.ClusterSettings.Tls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `clusters`. An endpoint belongs to one cluster: under two names the same etcd would have two lanes,
/// and two runs could walk on it at once.
final class ClustersSection {
    private static final List<String> KEYS = List.of("endpoints", "tls", "auth", "ssh", "hosts", "rooms", "cluster-id");
    private static final String ENDPOINTS = "[\"http://10.0.1.1:2379\"]";
    private static final String SSH = "{user: core, key: id_ed25519, known-hosts: known_hosts}";

    private final RoomNames rooms;
    private final Map<Url, String> takenBy = new HashMap<>();

    private ClustersSection(RoomNames rooms) {
        this.rooms = rooms;
    }

    static List<ClusterSettings> read(Spot spot, Chats chats) {
        var section = spot.section("one key for each cluster");
        if (section.values().isEmpty()) {
            throw spot.wrong(
                    "no cluster is here; write a key for each, such as prod-eu, with endpoints, ssh and rooms");
        }
        var reading = new ClustersSection(new RoomNames(chats));
        var clusters = new ArrayList<ClusterSettings>();
        section.values().forEach((name, at) -> clusters.add(reading.cluster(name, at)));
        return clusters;
    }

    private ClusterSettings cluster(String name, Spot spot) {
        if (!Address.isValid(name) || name.contains(":")) {
            throw spot.wrong("not a name of a cluster; write letters, digits, dot, dash, underscore");
        }
        var section = spot.section(KEYS);
        var endpoints = endpoints(name, section.need("endpoints", ENDPOINTS));
        var tls = tls(section, endpoints);
        var auth = section.find("auth").map(ClustersSection::login);
        var ssh = SshSection.read(section.need("ssh", SSH));
        var hosts = hosts(section.find("hosts"), ssh);
        var inventory = new Inventory(
                new ClusterName(name),
                endpoints,
                hosts.keySet().stream().sorted().toList(),
                rooms.read(section.need("rooms", "[\"console:ops\"]")),
                section.find("cluster-id").map(ClustersSection::id));
        return new ClusterSettings(inventory, tls, auth, ssh, hosts);
    }

    private List<Url> endpoints(String cluster, Spot spot) {
        var endpoints = new ArrayList<Url>();
        for (var item : spot.items(ENDPOINTS)) {
            var url = Url.parse(item.text(ENDPOINTS))
                    .orElseThrow(() -> item.wrong("not an endpoint; write http://HOST:PORT or https://HOST:PORT"));
            if (!endpoints.isEmpty()
                    && !url.scheme().equals(endpoints.getFirst().scheme())) {
                throw item.wrong("http and https are mixed; write one of them for all endpoints");
            }
            var other = takenBy.putIfAbsent(url, cluster);
            if (other != null) {
                throw item.wrong("this endpoint is in " + other + " already; write it once");
            }
            endpoints.add(url);
        }
        return endpoints;
    }

    private static ClusterId id(Spot spot) {
        return ClusterId.parse(spot.text("f317d51bc56a836a"))
                .orElseThrow(() -> spot.wrong("not a cluster id; write the hex digits that `members` shows"));
    }

    private static Optional<Tls> tls(Section section, List<Url> endpoints) {
        var secure = endpoints.getFirst().scheme().equals("https");
        var spot = section.find("tls");
        if (!secure) {
            spot.ifPresent(tls -> {
                throw tls.wrong("the endpoints are http; write https:// there or remove tls");
            });
            return Optional.empty();
        }
        var example = "{ca: ca.pem, cert: bot.pem, key: bot.key}";
        var tls = section.need("tls", example).section(List.of("ca", "cert", "key"));
        var ca = SecretFile.plain(tls.need("ca", "ca.pem"), "ca.pem");
        return Optional.of(new Tls(ca, identity(tls)));
    }

    private static Optional<Identity> identity(Section tls) {
        if (tls.find("cert").isEmpty() && tls.find("key").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Identity(
                SecretFile.plain(tls.need("cert", "bot.pem"), "bot.pem"),
                SecretFile.at(tls.need("key", "bot.key"), "bot.key")));
    }

    private static Login login(Spot spot) {
        var section = spot.section(List.of("username", "password-file"));
        return new Login(
                section.need("username", "root").text("root"),
                SecretFile.at(section.need("password-file", "etcd-password"), "etcd-password"));
    }

    private static Map<Address, Ssh> hosts(Optional<Spot> spot, Ssh standard) {
        var hosts = new HashMap<Address, Ssh>();
        spot.map(at -> at.section("one key for each host, such as \"10.0.1.4\": {}"))
                .ifPresent(section -> section.values().forEach((name, at) -> {
                    if (!Address.isValid(name)) {
                        throw at.wrong("not an address of a host; write an IP address or a DNS name");
                    }
                    hosts.put(new Address(name), SshSection.changed(standard, at));
                }));
        return hosts;
    }
}
