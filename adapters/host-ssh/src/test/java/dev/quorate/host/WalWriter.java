package dev.quorate.host;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/// Writes a log as etcd does, by another way than the one that reads it. `cut` begins its next file.
final class WalWriter {
    private final CRC32C checksum = new CRC32C();
    private ByteArrayOutputStream file = new ByteArrayOutputStream();

    WalWriter() {
        begin();
    }

    WalWriter entry(long term, long index, int size) {
        var data = new byte[size];
        Arrays.fill(data, (byte) 'x');
        return entry(term, index, data);
    }

    /// An entry that no packing makes smaller.
    WalWriter noise(long term, long index, int size) {
        var data = new byte[size];
        RandomGenerator.of("L64X128MixRandom").nextBytes(data);
        return entry(term, index, data);
    }

    private WalWriter entry(long term, long index, byte[] data) {
        return record(2, message(0x10, term, 0x18, index).bytes(0x22, data));
    }

    WalWriter state(long term, long commit) {
        return record(3, message(0x08, term, 0x10, 77).number(0x18, commit));
    }

    WalWriter snapshot(long index, long term) {
        return record(5, message(0x08, index, 0x10, term));
    }

    WalWriter unknown() {
        return record(6, message(0x08, 1, 0x10, 1));
    }

    WalWriter zeros(int count) {
        file.writeBytes(new byte[count]);
        return this;
    }

    /// As when etcd begins the next file; gives out the one before.
    byte[] cut() {
        var bytes = file.toByteArray();
        file = new ByteArrayOutputStream();
        begin();
        return bytes;
    }

    byte[] bytes() {
        return file.toByteArray();
    }

    int size() {
        return file.size();
    }

    private void begin() {
        frame(new Message().number(0x08, 4).number(0x10, checksum.getValue()));
        record(1, message(0x08, 0x6f9b8372faf6e161L, 0x10, 0xf317d51bc56a836aL));
    }

    private WalWriter record(int type, Message data) {
        checksum.update(data.out.toByteArray());
        return frame(new Message()
                .number(0x08, type)
                .number(0x10, checksum.getValue())
                .bytes(0x1a, data.out.toByteArray()));
    }

    private WalWriter frame(Message record) {
        var padding = (8 - record.out.size() % 8) % 8;
        var field = record.out.size() | (padding == 0 ? 0 : (0x80L | padding) << 56);
        file.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(field)
                .array());
        file.writeBytes(record.out.toByteArray());
        return zeros(padding);
    }

    private static Message message(int tag, long number, int secondTag, long second) {
        return new Message().number(tag, number).number(secondTag, second);
    }

    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Message number(int tag, long number) {
            out.write(tag);
            varint(number);
            return this;
        }

        Message bytes(int tag, byte[] bytes) {
            out.write(tag);
            varint(bytes.length);
            out.writeBytes(bytes);
            return this;
        }

        private void varint(long number) {
            var rest = number;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }
    }
}
