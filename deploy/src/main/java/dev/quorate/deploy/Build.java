package dev.quorate.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/// Which build this is. Builds of the same sources are the same bytes, so the id is the hash of our own
/// jars: two machines with the same id run the same program.
record Build(String version, String id) {
    private static final int SHORT = 12;

    static Build running() {
        var version = Build.class.getPackage().getImplementationVersion();
        return version == null ? new Build("unpackaged", "none") : new Build(version, id(jars(version)));
    }

    String line() {
        return "quorate " + version + ", build " + id + ", Java " + Runtime.version();
    }

    /// Ours are beside the jar that was started, and have its version.
    private static List<Path> jars(String version) {
        var started = Path.of(System.getProperty("java.class.path", "").split(File.pathSeparator, 2)[0]);
        var folder = Objects.requireNonNull(started.toAbsolutePath().getParent(), "a jar is in a folder");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("-" + version + ".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String id(List<Path> jars) {
        try {
            var hash = MessageDigest.getInstance("SHA-256");
            for (var jar : jars) {
                hash.update(Files.readAllBytes(jar));
            }
            return HexFormat.of().formatHex(hash.digest()).substring(0, SHORT);
        } catch (IOException e) {
            return "unreadable";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
