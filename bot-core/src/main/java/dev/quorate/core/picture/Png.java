package dev.quorate.core.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// A canvas as a PNG of eight bits gray (W3C PNG, third edition): signature, header, one piece of data,
/// end.
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BITS = 8;
    private static final int GRAY = 0;

    private Png() {}

    static byte[] of(Canvas canvas) {
        var file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        chunk(file, "IHDR", header(canvas));
        chunk(file, "IDAT", deflated(rows(canvas)));
        chunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static byte[] header(Canvas canvas) {
        return ByteBuffer.allocate(13)
                .putInt(canvas.width())
                .putInt(canvas.height())
                .put((byte) BITS)
                .put((byte) GRAY)
                .array();
    }

    /// Each row begins with its filter, which is none.
    private static byte[] rows(Canvas canvas) {
        var rows = ByteBuffer.allocate(canvas.height() * (canvas.width() + 1));
        for (var y = 0; y < canvas.height(); y++) {
            rows.put((byte) 0);
            for (var x = 0; x < canvas.width(); x++) {
                rows.put((byte) canvas.dot(x, y));
            }
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] rows) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(rows);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var piece = new byte[8192];
            while (!deflater.finished()) {
                out.write(piece, 0, deflater.deflate(piece));
            }
            return out.toByteArray();
        }
    }

    private static void chunk(ByteArrayOutputStream file, String name, byte[] data) {
        var type = name.getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(type);
        sum.update(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        file.writeBytes(type);
        file.writeBytes(data);
        file.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
