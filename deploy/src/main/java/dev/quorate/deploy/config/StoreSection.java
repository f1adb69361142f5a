package dev.quorate.deploy.config;

import java.net.URI;
import java.net.URISyntaxException;

/// Reads `store` and `store-password-file`.
final class StoreSection {
    private static final String EXAMPLE = "sqlite:/var/lib/quorate/quorate.db";

    private StoreSection() {}

    static Store read(Section top) {
        var spot = top.need("store", EXAMPLE);
        var text = spot.text(EXAMPLE);
        if (text.startsWith("sqlite:")) {
            top.find("store-password-file").ifPresent(StoreSection::refusePassword);
            return sqlite(spot, text.substring("sqlite:".length()));
        }
        if (text.startsWith("postgresql:")) {
            return new Store.Postgresql(
                    postgresql(spot, text),
                    SecretFile.at(top.need("store-password-file", "store-password"), "store-password"));
        }
        throw spot.wrong("unknown kind of store; write " + EXAMPLE);
    }

    private static Store sqlite(Spot spot, String path) {
        if (path.isBlank()) {
            throw spot.wrong("the file is missing; write " + EXAMPLE);
        }
        return new Store.Sqlite(spot.path(path, EXAMPLE));
    }

    private static String postgresql(Spot spot, String text) {
        var example = "postgresql://user@host/database";
        try {
            var uri = new URI(text);
            var user = uri.getUserInfo();
            if (uri.getHost() == null
                    || user == null
                    || user.isEmpty()
                    || uri.getPath().length() < 2) {
                throw spot.wrong("not the address of a database; write " + example);
            }
            if (user.contains(":")) {
                throw spot.wrong("a password stands here; write " + example + " and put it into store-password-file");
            }
            return text;
        } catch (URISyntaxException e) {
            throw spot.wrong("not the address of a database; write " + example);
        }
    }

    private static void refusePassword(Spot spot) {
        throw spot.wrong("SQLite has no password; remove the key");
    }
}
