package dev.quorate.host;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/// The records of one file of a write-ahead log, one after the other, each with its checksum checked. Keeps
/// no more than
/// one record in memory. Frames are as in [WalHead]; what counts as torn and what as damaged is etcd's decision
/// (wal/decoder.go and repair.go of 3.5 and 3.6: the rest of a torn log is cut off, a damaged one does not
/// start).
final class WalRecords {
    static final long CHECKSUM = 4;

    /// A write torn by a crash leaves whole sectors as they were allocated: zero.
    private static final int SECTOR = 512;

    /// An entry is at most one request (1.5 MiB unless configured); etcd 3.4 reads none of 10 MB or more.
    private static final int LONGEST = 16 * 1024 * 1024;

    private final InputStream log;
    private final long bytes;
    private final boolean last;
    private long offset;
    private int checksum;

    /// `log` goes on behind this file; `checksum` is that of all records before it, zero when none was read.
    WalRecords(InputStream log, WalFile file, boolean last, int checksum) {
        this.log = log;
        this.bytes = file.bytes();
        this.last = last;
        this.checksum = checksum;
    }

    /// What comes next.
    sealed interface Next {}

    record Whole(long type, ProtoFields data) implements Next {}

    /// No more records.
    record End() implements Next {}

    /// Half a record, in the last file only.
    record Torn() implements Next {}

    record Damaged(String why) implements Next {}

    int checksum() {
        return checksum;
    }

    /// Throws where the stream ends before the file does: that is no word about the log.
    Next next() throws IOException {
        if (left() == 0) {
            return new End();
        }
        if (left() < Long.BYTES) {
            return cutOff();
        }
        var field =
                ByteBuffer.wrap(read(Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        // A preallocated file is zero behind its last record.
        return field == 0 ? new End() : framed(WalHead.length(field), WalHead.padding(field));
    }

    void skipRest() throws IOException {
        log.skipNBytes(left());
        offset = bytes;
    }

    private Next framed(long length, int padding) throws IOException {
        if (length + padding > left()) {
            return cutOff();
        }
        if (length > LONGEST) {
            return new Damaged("a record at byte " + offset + " claims to be " + length + " bytes long");
        }
        var start = offset;
        var data = read((int) length + padding);
        var record = ProtoFields.of(ByteBuffer.wrap(data, 0, (int) length));
        return fits(record)
                ? new Whole(record.number(1), ProtoFields.of(record.bytes(3)))
                : last && hasEmptySector(data, start)
                        ? new Torn()
                        : new Damaged("the record at byte " + start + " does not fit its checksum");
    }

    /// A record of type checksum says what the file before ended with, and counts as it is where that is not
    /// known.
    private boolean fits(ProtoFields record) {
        var known = checksum;
        var claimed = (int) record.number(2);
        checksum = claimed;
        return record.number(1) == CHECKSUM
                ? known == 0 || known == claimed
                : Castagnoli.update(known, record.bytes(3)) == claimed;
    }

    private static boolean hasEmptySector(byte[] data, long start) {
        var into = (int) (start % SECTOR);
        return IntStream.iterate(0, at -> at < data.length, at -> at + SECTOR - (at + into) % SECTOR)
                .anyMatch(at -> isZero(data, at, Math.min(data.length, at + SECTOR - (at + into) % SECTOR)));
    }

    private static boolean isZero(byte[] data, int from, int to) {
        return IntStream.range(from, to).allMatch(at -> data[at] == 0);
    }

    private Next cutOff() {
        return last ? new Torn() : new Damaged("a file before the last one ends within a record");
    }

    private long left() {
        return bytes - offset;
    }

    private byte[] read(int count) throws IOException {
        var read = log.readNBytes(count);
        if (read.length < count) {
            throw new EOFException("the log ended before its time");
        }
        offset += count;
        return read;
    }
}
