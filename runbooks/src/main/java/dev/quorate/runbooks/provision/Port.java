package dev.quorate.runbooks.provision;

import dev.quorate.core.cluster.Url;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Scheme and port of a URL: what the members of a cluster have in common when only their hosts differ.
record Port(String scheme, int number) {
    static Port of(Url url) {
        return new Port(url.scheme(), url.port());
    }

    /// Those that each of the members has; in the order of the first.
    static List<Port> shared(List<List<Url>> members) {
        var shared = new LinkedHashSet<>(members.isEmpty() ? Set.<Port>of() : ports(members.getFirst()));
        members.forEach(urls -> shared.retainAll(ports(urls)));
        return List.copyOf(shared);
    }

    private static Set<Port> ports(Collection<Url> urls) {
        return urls.stream().map(Port::of).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Url at(String host) {
        return new Url(scheme, host, number);
    }

    boolean secure() {
        return scheme.equals("https");
    }
}
