package dev.quorate.host;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Lines of a stream as UTF-8, of which none can fill our memory: what is longer than a megabyte loses its end.
final class CappedLines {
    private static final int LONGEST = 1024 * 1024;

    private final InputStream stream;

    CappedLines(InputStream stream) {
        this.stream = new BufferedInputStream(stream);
    }

    /// What comes behind the lines that were given out.
    InputStream rest() {
        return stream;
    }

    /// Null at the end. A last line without its newline was cut off by a broken connection and is not given
    /// out.
    @Nullable
    String next() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = stream.read(); b >= 0; b = stream.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() < LONGEST) {
                line.write(b);
            }
        }
        return null;
    }
}
