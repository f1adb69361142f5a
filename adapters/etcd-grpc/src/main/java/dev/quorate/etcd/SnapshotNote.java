package dev.quorate.etcd;

import dev.quorate.core.cluster.Snapshot;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// What we know of a snapshot, in a small file beside it, for us and for the person who restores it.
final class SnapshotNote {
    static final String ENDING = ".properties";
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private SnapshotNote() {}

    static Path beside(Path snapshot) {
        return snapshot.resolveSibling(snapshot.getFileName() + ENDING);
    }

    static void write(Snapshot snapshot, SnapshotShelf.Origin origin) throws IOException {
        var note = new Properties();
        note.setProperty("time", origin.at().toString());
        note.setProperty("bytes", Long.toString(snapshot.bytes()));
        note.setProperty("sha256", snapshot.sha256());
        note.setProperty("revision", Long.toString(snapshot.revision()));
        note.setProperty("cluster", origin.cluster().hex());
        note.setProperty("endpoint", origin.endpoint().toString());
        var path = beside(Path.of(snapshot.path()));
        Files.deleteIfExists(path);
        try (var file = SnapshotPart.create(path);
                var out = Channels.newOutputStream(file)) {
            note.store(out, "a verified etcd snapshot; sha256 is that of the whole file");
            file.force(true);
        }
    }

    /// The snapshot at this path; empty where its note is missing or damaged, or its size is another.
    static Optional<Snapshot> of(Path snapshot) {
        var path = beside(snapshot);
        if (!Files.isRegularFile(path) || !Files.isRegularFile(snapshot)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(path)) {
            var note = new Properties();
            note.load(in);
            return read(note, snapshot);
        } catch (IOException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Snapshot> read(Properties note, Path path) throws IOException {
        var bytes = Long.parseLong(note.getProperty("bytes", ""));
        var sha256 = note.getProperty("sha256", "");
        if (bytes != Files.size(path) || !SHA_256.matcher(sha256).matches()) {
            return Optional.empty();
        }
        return Optional.of(new Snapshot(
                Instant.parse(note.getProperty("time", "")),
                path.toString(),
                bytes,
                sha256,
                Long.parseLong(note.getProperty("revision", ""))));
    }
}
