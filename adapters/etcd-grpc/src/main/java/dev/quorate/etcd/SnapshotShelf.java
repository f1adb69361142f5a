package dev.quorate.etcd;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.cluster.Url;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The directory of one cluster's snapshots. `NAME` is there only when it was whole, verified and on the
/// disk, and its `NAME.properties` was before it; `NAME.part` is one being written, or what a crash left.
final class SnapshotShelf {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotShelf.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final long NO_ROOM_BYTES = 1 << 20;

    private final Path directory;

    SnapshotShelf(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    static boolean isName(String fileName) {
        return NAME.matcher(fileName).matches()
                && !fileName.endsWith(SnapshotPart.ENDING)
                && !fileName.endsWith(SnapshotNote.ENDING);
    }

    boolean has(String fileName) {
        return Files.exists(directory.resolve(fileName));
    }

    SnapshotPart begin(String fileName) throws IOException {
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(directory, owner);
        return SnapshotPart.open(directory.resolve(fileName));
    }

    /// Those that are whole, the newest first by the time in their notes.
    List<Snapshot> snapshots() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> isName(file.getFileName().toString()))
                    .map(SnapshotNote::of)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Snapshot::at).reversed())
                    .toList();
        } catch (IOException e) {
            LOG.warn("cannot list the snapshots in {}", directory, e);
            return List.of();
        }
    }

    /// Why a write failed, as far as one can tell afterwards.
    String cannotWrite() {
        try {
            return Files.getFileStore(directory).getUsableSpace() < NO_ROOM_BYTES
                    ? "The disk of " + directory + " is full"
                    : "I cannot write in " + directory;
        } catch (IOException _) {
            return "I cannot use the directory " + directory;
        }
    }

    /// Where and when a snapshot was taken, and what the store's revision was just before.
    record Origin(Instant at, Url endpoint, long revision, ClusterId cluster) {}
}
