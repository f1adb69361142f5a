package dev.quorate.journal;

import java.nio.ByteBuffer;

/// The bytes of a write-ahead log by SQLite's description of the format: a header, then frames of a head
/// and a page each. Frames of an earlier round, with other salts, may stand behind those that count.
final class WalFile {
    static final int HEADER = 32;
    static final int FRAME_HEAD = 24;
    static final int PAGE = 4096;
    static final int FRAME = FRAME_HEAD + PAGE;
    private static final int SALTS_OF_HEADER = 16;
    private static final int SALTS_OF_FRAME = 8;

    private WalFile() {}

    /// How many frames of the present round there are. Only for bytes that nobody changed: no sum is looked
    /// at.
    static int frames(byte[] wal) {
        if (wal.length < HEADER) {
            return 0;
        }
        var bytes = ByteBuffer.wrap(wal);
        var salts = bytes.getLong(SALTS_OF_HEADER);
        var frames = 0;
        while (start(frames + 1) <= wal.length && bytes.getLong(start(frames) + SALTS_OF_FRAME) == salts) {
            frames++;
        }
        return frames;
    }

    static int start(int frame) {
        return HEADER + frame * FRAME;
    }
}
