package dev.quorate.core.cluster;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// A client or peer URL of etcd: scheme, host and port, nothing else. Values are checked when they are made,
/// so a Url can be printed into a drop-in or a command without quoting.
public record Url(String scheme, String host, int port) implements Comparable<Url> {
    public Url {
        if (!(scheme.equals("http") || scheme.equals("https")) || !Address.isValid(host) || port < 1 || port > 65535) {
            throw new IllegalArgumentException("not a URL of etcd: " + scheme + "://" + host + ":" + port);
        }
    }

    /// Reads `http(s)://HOST:PORT`, with at most a bare slash behind it.
    public static Optional<Url> parse(String text) {
        try {
            var uri = new URI(text);
            var bare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            if (uri.getScheme() == null
                    || uri.getHost() == null
                    || !bare
                    || uri.getRawQuery() != null
                    || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            return Optional.of(new Url(uri.getScheme(), unbracketed(uri.getHost()), uri.getPort()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The host as the address that SSH and people use for it.
    public Address address() {
        return new Address(host);
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public int compareTo(Url other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
