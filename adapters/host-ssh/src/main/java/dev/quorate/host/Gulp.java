package dev.quorate.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Reads one stream to its end on a thread of its own and keeps no more than its start: a stream that is not
/// drained stops the other one too, and one that never ends must not fill our memory.
final class Gulp {
    /// What reads first, on the reading thread; what it leaves is gulped.
    interface Sip {
        void from(InputStream stream) throws IOException;
    }

    private final InputStream stream;
    private final Sip sip;
    private final int most;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;
    private volatile boolean ended;

    Gulp(InputStream stream, int most) {
        this(stream, _ -> {}, most);
    }

    Gulp(InputStream stream, Sip sip, int most) {
        this.stream = stream;
        this.sip = sip;
        this.most = most;
        this.reader = Thread.ofVirtual().name("ssh-gulp").start(this::drink);
    }

    /// Whether the stream came to its end, by the other side's own word, within the time.
    boolean endsIn(Duration time) throws InterruptedException {
        return reader.join(time) && ended;
    }

    String text() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    private void drink() {
        var bytes = new byte[16 * 1024];
        try {
            sip.from(stream);
            for (var n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
                keep(bytes, n);
            }
            ended = true;
        } catch (IOException e) {
            // A broken connection; `ended` says so.
        }
    }

    private void keep(byte[] bytes, int n) {
        synchronized (kept) {
            kept.write(bytes, 0, Math.min(n, most - kept.size()));
        }
    }
}
