package dev.quorate.host;

import java.nio.ByteBuffer;

/// CRC-32C that goes on from an earlier checksum, which Java's own cannot.
final class Castagnoli {
    private static final int POLYNOMIAL = 0x82f63b78;
    private static final int[] TABLE = table();

    private Castagnoli() {}

    /// The checksum of all that `checksum` was of, with `data` behind it; zero is the checksum of nothing.
    static int update(int checksum, ByteBuffer data) {
        var crc = ~checksum;
        for (var at = data.position(); at < data.limit(); at++) {
            crc = TABLE[(crc ^ data.get(at)) & 0xff] ^ (crc >>> 8);
        }
        return ~crc;
    }

    private static int[] table() {
        var table = new int[256];
        for (var value = 0; value < table.length; value++) {
            var crc = value;
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
            }
            table[value] = crc;
        }
        return table;
    }
}
