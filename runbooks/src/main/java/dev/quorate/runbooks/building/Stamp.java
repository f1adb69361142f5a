package dev.quorate.runbooks.building;

import dev.quorate.core.cluster.ClusterState;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The time of the look as part of a file's name: `20261122T021140Z`.
public final class Stamp {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Stamp() {}

    public static String of(ClusterState seen) {
        return FORM.format(seen.at());
    }

    /// What is set aside or copied carries it.
    public static String suffix(ClusterState seen) {
        return "quorate-" + of(seen);
    }
}
