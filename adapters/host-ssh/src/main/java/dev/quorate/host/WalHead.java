package dev.quorate.host;

import dev.quorate.core.cluster.ClusterId;
import dev.quorate.core.cluster.HostView.WalIdentity;
import dev.quorate.core.cluster.MemberId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Optional;

/// The first bytes of a write-ahead log: whose log it is.
///
/// A frame is eight bytes of length, little-endian (the low 56 bits; a negative one carries the padding in
/// its top byte), and a `walpb.Record{type=1, crc=2, data=3}`. The first record is a checksum, the second
/// the metadata: `etcdserverpb.Metadata{NodeID=1, ClusterID=2}` (etcd's server/storage/wal/encoder.go and
/// wal.go; the same in 2.x).
final class WalHead {
    private static final long METADATA = 1;
    private static final long CHECKSUM = 4;
    private static final int LONGEST_RECORD = 4096;
    private static final int LONGEST_NUMBER = 10;

    private WalHead() {}

    /// Empty for what is no log, is cut off too early or speaks of nobody.
    static Optional<WalIdentity> read(byte[] head) {
        var bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        var record = frame(bytes);
        while (record.isPresent() && ProtoFields.of(record.get()).number(1) == CHECKSUM) {
            record = frame(bytes);
        }
        return record.map(ProtoFields::of)
                .filter(fields -> fields.number(1) == METADATA)
                .map(fields -> ProtoFields.of(fields.bytes(3)))
                .map(ids -> new WalIdentity(new MemberId(ids.number(1)), new ClusterId(ids.number(2))))
                .filter(identity -> !identity.member().isNobody());
    }

    /// The record that names them, in hex, as etcd writes it.
    static String metadata(WalIdentity identity) {
        var bytes = ByteBuffer.allocate(2 * (1 + LONGEST_NUMBER));
        number(bytes, 1, identity.member().value());
        number(bytes, 2, identity.cluster().value());
        return HexFormat.of().formatHex(bytes.array(), 0, bytes.position());
    }

    /// Seven bits a byte, the lowest first; a set high bit says that more follow.
    private static void number(ByteBuffer bytes, int field, long value) {
        bytes.put((byte) (field << 3));
        var rest = value;
        for (; (rest & ~0x7fL) != 0; rest >>>= 7) {
            bytes.put((byte) ((rest & 0x7f) | 0x80));
        }
        bytes.put((byte) rest);
    }

    static long length(long field) {
        return field & 0x00ff_ffff_ffff_ffffL;
    }

    static int padding(long field) {
        return field < 0 ? (int) (field >>> 56) & 0x7 : 0;
    }

    private static Optional<ByteBuffer> frame(ByteBuffer bytes) {
        if (bytes.remaining() < Long.BYTES) {
            return Optional.empty();
        }
        var field = bytes.getLong();
        var length = length(field);
        var padding = padding(field);
        // A preallocated log is zero behind its last record.
        if (length == 0 || length > LONGEST_RECORD || length + padding > bytes.remaining()) {
            return Optional.empty();
        }
        var record = bytes.slice(bytes.position(), (int) length);
        bytes.position(bytes.position() + (int) length + padding);
        return Optional.of(record);
    }
}
