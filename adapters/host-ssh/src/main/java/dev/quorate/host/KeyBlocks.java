package dev.quorate.host;

/// Redaction of a stream: a private key in PEM form spans many lines, and each of them is hidden.
final class KeyBlocks {
    /// A block whose end got lost must not hide the rest of a journal.
    private static final int LONGEST = 200;

    private final Redaction redaction;
    private int inside;

    KeyBlocks(Redaction redaction) {
        this.redaction = redaction;
    }

    String next(String line) {
        if (inside > 0) {
            inside = line.contains("-----END ") || inside == LONGEST ? 0 : inside + 1;
            return redaction.mark("key", line.strip());
        }
        var begin = line.indexOf("-----BEGIN ");
        var opens = begin >= 0 && line.indexOf("PRIVATE KEY", begin) > 0 && line.indexOf("-----END ", begin) < 0;
        inside = opens ? 1 : 0;
        return redaction.line(line);
    }
}
