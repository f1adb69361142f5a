package dev.quorate.deploy.config;

import dev.quorate.journal.Tenure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Reads `store` and the keys that begin so.
final class StoreSection {
    private static final String EXAMPLE = "sqlite:/var/lib/quorate/quorate.db";

    private static final String FOLDER = "/var/lib/quorate";
    private static final List<String> FOR_POSTGRESQL = List.of("store-password-file", "store-folder", "store-lease");
    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private StoreSection() {}

    static Store read(Section top) {
        var spot = top.need("store", EXAMPLE);
        var text = spot.text(EXAMPLE);
        if (text.startsWith("sqlite:")) {
            FOR_POSTGRESQL.forEach(key -> top.find(key).ifPresent(StoreSection::refuse));
            return sqlite(spot, text.substring("sqlite:".length()));
        }
        if (text.startsWith("postgresql:")) {
            return new Store.Postgresql(
                    PostgresqlText.address(spot, text),
                    SecretFile.at(top.need("store-password-file", "store-password"), "store-password"),
                    top.find("store-folder").map(at -> at.path(FOLDER)).orElse(Path.of(FOLDER)),
                    top.find("store-lease").map(StoreSection::lease).orElse(Tenure.LEASE));
        }
        throw spot.wrong("unknown kind of store; write " + EXAMPLE);
    }

    private static Store sqlite(Spot spot, String path) {
        if (path.isBlank()) {
            throw spot.wrong("the file is missing; write " + EXAMPLE);
        }
        return new Store.Sqlite(spot.path(path, EXAMPLE));
    }

    /// Shorter, and a slow answer of the database would end it; longer, and a cluster waits for minutes.
    private static Duration lease(Spot spot) {
        var lease = spot.duration(Duration.ofHours(1));
        if (lease.compareTo(SHORTEST) < 0 || lease.compareTo(LONGEST) > 0) {
            throw spot.wrong("too short or too long for a lease; write 10s to 5m");
        }
        return lease;
    }

    private static void refuse(Spot spot) {
        throw spot.wrong("only PostgreSQL needs it; remove the key");
    }
}
