package dev.quorate.journal;

import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.run.Checkpoint;

/// An event as it is stored, with its place in the whole record and the hash over everything up to it.
///
/// - `position`: counts from 1 without gaps over all runs
/// - `previous`: the head before it, 64 hex digits; empty for the first
/// - `body`: JSON, byte for byte as it was written
public record Sealed(
        long position, String previous, String run, long sequence, String at, String kind, String body, String head) {
    /// SHA-256 over the head before and every field, one a line. None but the last can hold the end of a line,
    /// so no two events give the same text.
    static String head(long position, String previous, String run, long sequence, String at, String kind, String body) {
        return Fingerprint.sha256(
                String.join("\n", String.valueOf(position), previous, run, String.valueOf(sequence), at, kind, body));
    }

    boolean isIntact() {
        return head.equals(head(position, previous, run, sequence, at, kind, body));
    }

    Checkpoint checkpoint() {
        return new Checkpoint(position, head);
    }

    String where() {
        return "event " + sequence + " of run " + run + ", position " + position;
    }
}
