package dev.quorate.core.cluster;

import java.util.Set;

/// What the files of a repair are called. They are there for one start; what is found later was left behind, by us or
/// by another hand.
public final class Repairs {
    /// Our drop-ins and settings files begin so; `zz` comes behind every other drop-in.
    public static final String PREFIX = "zz-quorate-";

    /// Those of the manuals.
    private static final Set<String> OF_MANUALS = Set.of("99-restore.conf", "98-force-new-cluster.conf");

    private Repairs() {}

    public static boolean isOne(String fileName) {
        return OF_MANUALS.contains(fileName) || fileName.startsWith(PREFIX);
    }
}
