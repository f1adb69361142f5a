package dev.quorate.deploy.provision;

import dev.quorate.core.cluster.Url;
import dev.quorate.deploy.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether the values fit: no quotes that reach etcd, nothing left to fill in, one scheme where one is needed.
record ValueFindings(HostUnit unit, Settings settings) {
    private static final List<String> URLS =
            List.of("listen-peer-urls", "listen-client-urls", "initial-advertise-peer-urls", "advertise-client-urls");
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>%]+>");

    List<Finding> list() {
        var findings = new ArrayList<Finding>();
        findings.addAll(quotes());
        findings.addAll(placeholders());
        findings.addAll(malformed());
        findings.addAll(schemes("listen-peer-urls", "initial-advertise-peer-urls"));
        findings.addAll(schemes("listen-client-urls", "advertise-client-urls"));
        findings.addAll(mixedList());
        findings.addAll(certificate("listen-peer-urls", "peer-"));
        findings.addAll(certificate("listen-client-urls", ""));
        findings.addAll(wrappedName());
        return findings;
    }

    /// By the name it is written with. Options in a variable are words, and count as flags.
    private Map<String, String> values() {
        var values = new TreeMap<>(settings.variables());
        values.remove("ETCD_OPTS");
        settings.flags().values().forEach((flag, value) -> values.put("--" + flag, value));
        return values;
    }

    private List<Finding> quotes() {
        return values().entrySet().stream()
                .filter(entry ->
                        entry.getValue().contains("\"") || entry.getValue().contains("'"))
                .map(entry -> Finding.fail(
                        unit.label() + ": the value of " + entry.getKey() + " has quotes in it, which reach etcd: "
                                + entry.getValue(),
                        "write the value without them; one pair around NAME=VALUE is all that systemd wants"))
                .toList();
    }

    private List<Finding> placeholders() {
        var left = values().values().stream()
                .flatMap(value -> PLACEHOLDER.matcher(value).results())
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
        return left.isEmpty()
                ? List.of()
                : List.of(Finding.warn(
                        unit.label() + ": still to be filled in: " + String.join(", ", left),
                        "write the values before a host gets the file"));
    }

    private List<Finding> malformed() {
        return URLS.stream()
                .flatMap(setting -> settings.items(setting).stream()
                        .filter(item -> Url.parse(item).isEmpty() && !hasQuotes(item))
                        .map(item -> Finding.fail(
                                unit.label() + ": `" + item + "` in " + settings.written(setting)
                                        + " is no URL of etcd",
                                "write http://HOST:PORT or https://HOST:PORT")))
                .toList();
    }

    private static boolean hasQuotes(String item) {
        return item.contains("\"") || item.contains("'");
    }

    private List<Finding> schemes(String listen, String advertise) {
        var offered = schemes(listen);
        var told = schemes(advertise);
        return offered.isEmpty() || offered.containsAll(told)
                ? List.of()
                : List.of(Finding.fail(
                        unit.label() + ": " + settings.written(advertise) + " says " + String.join(" and ", told)
                                + ", and " + settings.written(listen) + " listens with "
                                + String.join(" and ", offered),
                        "write the same scheme in both"));
    }

    private Set<String> schemes(String setting) {
        return urls(settings.items(setting).stream());
    }

    private static Set<String> urls(Stream<String> texts) {
        return texts.map(Url::parse)
                .flatMap(Optional::stream)
                .map(Url::scheme)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Finding> mixedList() {
        var listed = InitialCluster.of(settings).urls().stream()
                .map(Url::scheme)
                .collect(Collectors.toCollection(TreeSet::new));
        var own = schemes("initial-advertise-peer-urls");
        listed.addAll(own);
        return listed.size() < 2
                ? List.of()
                : List.of(Finding.fail(
                        unit.label() + ": http and https are mixed among the peers",
                        "write the one that the running members have, in initial-cluster and for this host"));
    }

    private List<Finding> certificate(String listen, String peer) {
        var secure = schemes(listen).contains("https");
        var automatic = settings.value(peer + "auto-tls").filter("true"::equals).isPresent();
        if (secure && !automatic && !(settings.has(peer + "cert-file") && settings.has(peer + "key-file"))) {
            return List.of(Finding.fail(
                    unit.label() + ": " + settings.written(listen) + " is https, without " + peer + "cert-file and "
                            + peer + "key-file",
                    "write both, and " + peer + "trusted-ca-file as on the other members"));
        }
        return !secure && !schemes(listen).isEmpty() && settings.has(peer + "cert-file")
                ? List.of(Finding.warn(
                        unit.label() + ": " + settings.written(peer + "cert-file") + " is set, and "
                                + settings.written(listen) + " is plain http, which ignores it",
                        "write https, if the other members have it"))
                : List.of();
    }

    private List<Finding> wrappedName() {
        var unset = unit.read().stream()
                .flatMap(part -> part.text().all("UnsetEnvironment").stream())
                .anyMatch(entry -> Words.ofAssignments(entry.value()).words().contains("ETCD_NAME"));
        return settings.isWrapped() && settings.flags().values().containsKey("name") && !unset && !unit.isWhole()
                ? List.of(Finding.warn(
                        unit.label() + ": --name stands beside the ETCD_NAME=%m of Container Linux's own unit, which"
                                + " etcd 3.4 and newer refuse; Flatcar's wrapper takes it away",
                        "add a drop-in with [Service] and UnsetEnvironment=ETCD_NAME"))
                : List.of();
    }
}
