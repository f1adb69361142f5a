package dev.quorate.core.cluster;

import java.time.Instant;

/// A backup file that was verified when it was written: its trailing SHA-256 fits its content.
/// `bytes` is the file's size, `revision` that of the store at the moment the stream began, at least.
public record Snapshot(Instant at, String path, long bytes, String sha256, long revision) {
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
