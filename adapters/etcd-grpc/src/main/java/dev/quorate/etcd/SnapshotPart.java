package dev.quorate.etcd;

import dev.quorate.core.cluster.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A snapshot that is being written, readable by us alone. Closing it without keeping it deletes it.
final class SnapshotPart extends OutputStream {
    static final String ENDING = ".part";

    private final Path part;
    private final Path whole;
    private final FileChannel file;
    private volatile @Nullable IOException failure;

    private SnapshotPart(Path part, Path whole, FileChannel file) {
        this.part = part;
        this.whole = whole;
        this.file = file;
    }

    static SnapshotPart open(Path whole) throws IOException {
        var part = whole.resolveSibling(whole.getFileName() + ENDING);
        Files.deleteIfExists(part);
        return new SnapshotPart(part, whole, create(part));
    }

    /// A new file that only we may read: a snapshot holds every secret of the cluster.
    static FileChannel create(Path path) throws IOException {
        return FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        var left = ByteBuffer.wrap(bytes, offset, length);
        try {
            while (left.hasRemaining()) {
                file.write(left);
            }
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /// jetcd says of a sink that failed only that it failed.
    void rethrowFailure() throws IOException {
        var last = failure;
        if (last != null) {
            throw last;
        }
    }

    /// Makes it a snapshot, if its checksum fits. Its note is on the disk before its name is, and the name
    /// is last.
    Optional<Snapshot> keep(SnapshotShelf.Origin origin) throws IOException {
        rethrowFailure();
        file.force(true);
        var sum = Checksum.of(part);
        if (sum.isEmpty()) {
            return Optional.empty();
        }
        var snapshot = new Snapshot(origin.at(), whole.toString(), file.size(), sum.get(), origin.revision());
        SnapshotNote.write(snapshot, origin);
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        sync(whole.resolveSibling("."));
        return Optional.of(snapshot);
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(part);
        if (!Files.exists(whole)) {
            Files.deleteIfExists(SnapshotNote.beside(whole));
        }
    }

    private static void sync(Path directory) throws IOException {
        try (var opened = FileChannel.open(directory, StandardOpenOption.READ)) {
            opened.force(true);
        }
    }
}
