package dev.quorate.journal;

import dev.quorate.core.port.Journal.JournalException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to be the only one who writes a journal, held by a lock on a file beside it: SQLite itself lets
/// two processes in. The kernel takes the lock back however the holder ends.
final class SoleWriter implements AutoCloseable {
    /// Where POSIX locks are used, closing any channel to a file drops every lock that this process has on
    /// it. So a second opening in this process has to be refused without touching the file, and only the
    /// process can know.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path lock;
    private final FileChannel channel;

    private SoleWriter(Path lock, FileChannel channel) {
        this.lock = lock;
        this.channel = channel;
    }

    static SoleWriter of(Path journal) throws IOException {
        var lock = lockOf(journal);
        if (!HELD.add(lock)) {
            throw taken(journal);
        }
        var held = false;
        try {
            StateFiles.createIfMissing(lock);
            var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
            held = channel.tryLock() != null;
            if (!held) {
                channel.close();
                throw taken(journal);
            }
            return new SoleWriter(lock, channel);
        } finally {
            if (!held) {
                HELD.remove(lock);
            }
        }
    }

    /// The same file under two names has one lock.
    private static Path lockOf(Path journal) throws IOException {
        var real = Files.exists(journal)
                ? journal.toRealPath()
                : StateFiles.directory(journal).toRealPath().resolve(journal.getFileName());
        return real.resolveSibling(real.getFileName() + ".lock");
    }

    private static JournalException taken(Path journal) {
        return new JournalException("the journal " + journal
                + " is in use by another Quorate; stop that one first, for two would walk the same runs");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(lock);
    }
}
