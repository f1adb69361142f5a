package dev.quorate.deploy.config;

import dev.quorate.journal.PostgresqlAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `postgresql://user@host:port/database?sslmode=MODE&sslrootcert=FILE`, of which port and all behind the
/// question mark may be left out.
final class PostgresqlText {
    private static final String EXAMPLE = "postgresql://user@host/database";
    private static final int PORT = 5432;
    private static final List<String> OPTIONS = List.of("sslmode", "sslrootcert");
    private static final List<String> MODES = List.of("disable", "prefer", "require", "verify-ca", "verify-full");
    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

    private PostgresqlText() {}

    static PostgresqlAddress address(Spot spot, String text) {
        var uri = uri(spot, text);
        var options = options(spot, uri);
        return new PostgresqlAddress(
                uri.getHost().replace("[", "").replace("]", ""),
                uri.getPort() < 0 ? PORT : uri.getPort(),
                uri.getPath().substring(1),
                uri.getUserInfo(),
                mode(spot, uri, options),
                Optional.ofNullable(options.get("sslrootcert")).map(file -> certificate(spot, file)));
    }

    private static URI uri(Spot spot, String text) {
        try {
            var uri = new URI(text);
            var user = uri.getUserInfo();
            if (uri.getHost() == null
                    || user == null
                    || user.isEmpty()
                    || uri.getPath().length() < 2) {
                throw spot.wrong("not the address of a database; write " + EXAMPLE);
            }
            if (user.contains(":")) {
                throw spot.wrong("a password stands here; write " + EXAMPLE + " and put it into store-password-file");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw spot.wrong("not the address of a database; write " + EXAMPLE);
        }
    }

    private static Map<String, String> options(Spot spot, URI uri) {
        var options = new HashMap<String, String>();
        if (uri.getQuery() != null) {
            for (var option : uri.getQuery().split("&", -1)) {
                var words = option.split("=", 2);
                if (words.length < 2 || !OPTIONS.contains(words[0])) {
                    throw spot.wrong("knows no option " + words[0] + "; write one of " + String.join(", ", OPTIONS));
                }
                options.put(words[0], words[1]);
            }
        }
        return options;
    }

    /// Over a network the record and the password go only to the server that is meant.
    private static String mode(Spot spot, URI uri, Map<String, String> options) {
        var mode = options.getOrDefault("sslmode", THIS_MACHINE.contains(uri.getHost()) ? "prefer" : "verify-full");
        if (!MODES.contains(mode)) {
            throw spot.wrong("knows no sslmode " + mode + "; write one of " + String.join(", ", MODES));
        }
        return mode;
    }

    private static Path certificate(Spot spot, String file) {
        var path = spot.path(file, EXAMPLE + "?sslrootcert=db-ca.pem");
        if (!java.nio.file.Files.isReadable(path)) {
            throw spot.wrong(
                    "there is no readable file " + path + "; name the certificate of the database's authority");
        }
        return path;
    }
}
