package dev.quorate.core.layout;

import dev.quorate.core.cluster.Fingerprint;

/// A text file for the thread.
public record Document(String fileName, String title, String text) {
    /// The checksum of the file as it is uploaded, in UTF-8.
    public String sha256() {
        return Fingerprint.sha256(text);
    }
}
