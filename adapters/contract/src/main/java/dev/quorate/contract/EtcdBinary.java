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
        return Stream.concat(named("quorate.etcd", "QUORATE_ETCD"), Stream.concat(onPath("etcd"), fetched("etcd")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "These specs run a real etcd 3.4 or newer and there is none: run deploy/etcd-binary"
                                + " once, or install etcd, or set -Dquorate.etcd=/path/to/etcd."));
    }

    /// The etcdctl that belongs to it: named by `quorate.etcdctl` or `QUORATE_ETCDCTL`, on the PATH, or where
    /// `deploy/etcd-binary etcdctl` puts it.
    public static Path etcdctl() {
        return Stream.concat(
                        named("quorate.etcdctl", "QUORATE_ETCDCTL"),
                        Stream.concat(onPath("etcdctl"), fetched("etcdctl")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "These specs run a real etcdctl 3.4 and there is none: run `deploy/etcd-binary etcdctl`"
                                + " once, or install etcd-client, or set -Dquorate.etcdctl=/path/to/etcdctl."));
    }

    /// The one that all specs run, and that of 3.5 if it is named.
    public static List<Path> all() {
        return Stream.concat(
                        Stream.of(path()),
                        Stream.ofNullable(System.getenv("QUORATE_ETCD_35")).map(Path::of))
                .toList();
    }

    private static Stream<Path> named(String property, String variable) {
        return Stream.of(System.getProperty(property), System.getenv(variable))
                .filter(Objects::nonNull)
                .map(Path::of);
    }

    private static Stream<Path> onPath(String program) {
        return Stream.concat(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(folder -> Path.of(folder, program)),
                Stream.of(Path.of("/usr/bin", program)));
    }

    private static Stream<Path> fetched(String program) {
        var cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        return Stream.of(
                cache.resolve("quorate").resolve(program).resolve("usr/bin").resolve(program));
    }
}
