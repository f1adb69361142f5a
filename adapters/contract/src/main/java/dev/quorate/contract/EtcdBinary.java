package dev.quorate.contract;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The etcd that specs run: named by the property `quorate.etcd` or the variable `QUORATE_ETCD`, on the
/// PATH, or where `deploy/etcd-binary` puts it. A second one of the line 3.5, for the specs whose promise
/// depends on the version, is named by `QUORATE_ETCD_35`; without it there are no specs for that line.
public final class EtcdBinary {
    private EtcdBinary() {}

    public static Path path() {
        return Stream.concat(named(), Stream.concat(onPath(), fetched()))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "These specs run a real etcd 3.4 or newer and there is none: run deploy/etcd-binary"
                                + " once, or install etcd, or set -Dquorate.etcd=/path/to/etcd."));
    }

    /// The one that all specs run, and that of 3.5 if it is named.
    public static List<Path> all() {
        return Stream.concat(
                        Stream.of(path()),
                        Stream.ofNullable(System.getenv("QUORATE_ETCD_35")).map(Path::of))
                .toList();
    }

    private static Stream<Path> named() {
        return Stream.of(System.getProperty("quorate.etcd"), System.getenv("QUORATE_ETCD"))
                .filter(Objects::nonNull)
                .map(Path::of);
    }

    private static Stream<Path> onPath() {
        return Stream.concat(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, "etcd")),
                Stream.of(Path.of("/usr/bin/etcd")));
    }

    private static Stream<Path> fetched() {
        var cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return Stream.of(cache.resolve("quorate/etcd/usr/bin/etcd"));
    }
}
