package dev.quorate.chat.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/// The lines that come in over a channel. A line that is too long is skipped to its end, and never held in
/// memory.
final class LineInput {
    private static final int CHUNK = 8192;

    /// What came.
    sealed interface Read {}

    record Line(String text) implements Read {}

    record TooLong() implements Read {}

    /// Nothing more will come; half a line before the end is not one.
    record End() implements Read {}

    private final ReadableByteChannel channel;
    private final int longest;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).limit(0);

    LineInput(ReadableByteChannel channel, int longestBytes) {
        this.channel = channel;
        this.longest = longestBytes;
    }

    Read next() throws IOException {
        var line = new ByteArrayOutputStream();
        var length = 0L;
        while (true) {
            if (!chunk.hasRemaining() && !refill()) {
                return new End();
            }
            var next = chunk.get();
            if (next == '\n') {
                return length > longest ? new TooLong() : new Line(line.toString(StandardCharsets.UTF_8));
            }
            length++;
            if (length <= longest) {
                line.write(next);
            }
        }
    }

    private boolean refill() throws IOException {
        chunk.clear();
        var count = channel.read(chunk);
        chunk.flip();
        return count >= 0;
    }
}
