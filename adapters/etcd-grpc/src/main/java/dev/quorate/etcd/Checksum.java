package dev.quorate.etcd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// etcd ends a snapshot with the SHA-256 of what comes before; that is a bbolt file, so a multiple of 512
/// bytes.
final class Checksum {
    private static final int PAGE_BYTES = 512;
    private static final int SUM_BYTES = 32;
    private static final int BUFFER_BYTES = 1 << 16;

    private Checksum() {}

    /// The SHA-256 of the whole file as `sha256sum` prints it, if the file ends with the one of its content.
    static Optional<String> of(Path file) throws IOException {
        var size = Files.size(file);
        if (size <= SUM_BYTES || size % PAGE_BYTES != SUM_BYTES) {
            return Optional.empty();
        }
        try (var bytes = Files.newInputStream(file)) {
            var content = digest(bytes, size - SUM_BYTES);
            var end = bytes.readNBytes(SUM_BYTES);
            var all = (MessageDigest) content.clone();
            all.update(end);
            return MessageDigest.isEqual(content.digest(), end)
                    ? Optional.of(HexFormat.of().formatHex(all.digest()))
                    : Optional.empty();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java runtime can copy a SHA-256", e);
        }
    }

    private static MessageDigest digest(InputStream bytes, long length) throws IOException {
        var digest = sha256();
        var buffer = new byte[BUFFER_BYTES];
        for (long left = length; left > 0; ) {
            var count = bytes.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (count < 0) {
                throw new IOException("the file is shorter than it was");
            }
            digest.update(buffer, 0, count);
            left -= count;
        }
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
