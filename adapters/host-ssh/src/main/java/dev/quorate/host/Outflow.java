package dev.quorate.host;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.LockSupport;
import net.schmizz.sshj.connection.channel.direct.Session;

/// What a command reads on stdin, on its way through the window that the other side grants.
///
/// sshj waits three seconds for a full window and then gives up, although a slow disk is nothing to give up
/// for; and what its buffer holds when the stream is closed over a full window is lost without a word. So we
/// wait ourselves, as long as the deadline allows, and flush before we close.
final class Outflow extends OutputStream {
    private static final long BREATH_NANOS = 1_000_000;

    private final Session.Command running;
    private final OutputStream stdin;
    private final Deadline deadline;
    private final int piece;
    private final long room;

    Outflow(Session.Command running, Deadline deadline) {
        this.running = running;
        this.stdin = running.getOutputStream();
        this.deadline = deadline;
        this.piece = running.getRemoteMaxPacketSize();
        // Its buffer and a piece of ours; less where the whole window is hardly more.
        this.room = Math.min(2L * piece, running.getRemoteWinSize() / 2);
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (var done = 0; done < length; done += piece) {
            awaitRoom();
            stdin.write(bytes, offset + done, Math.min(piece, length - done));
        }
    }

    @Override
    public void flush() throws IOException {
        awaitRoom();
        stdin.flush();
    }

    @Override
    public void close() throws IOException {
        try (stdin) {
            flush();
        }
    }

    private void awaitRoom() throws IOException {
        while (running.getRemoteWinSize() < room) {
            if (!running.isOpen() || deadline.remaining().isZero()) {
                throw new IOException("nobody reads");
            }
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }
}
