package dev.quorate.runbooks.stage;

import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A store on a disk on which one write fails, or that one and all behind it.
public final class FailingStore implements Journal, Outbox, Inbox {
    /// - `LOST`: it is not written
    /// - `WRITTEN`: it is written, and nobody knows: the answer to the sync did not come
    /// - `LOST_FOR_GOOD`: no later one is written either
    /// - `ANSWERLESS_FOR_GOOD`: this one is written, no later one
    public enum Manner {
        LOST,
        WRITTEN,
        LOST_FOR_GOOD,
        ANSWERLESS_FOR_GOOD
    }

    private final Store store;
    private final int fatal;
    private final Manner manner;
    private int writes;
    private boolean mended;
    private boolean eventLost;

    /// - `fatal`: the number of the write that fails, counted from 1
    public FailingStore(Store store, int fatal, Manner manner) {
        this.store = store;
        this.fatal = fatal;
        this.manner = manner;
    }

    public Store store() {
        return new Store(this, this, this);
    }

    /// Somebody saw to the disk.
    public synchronized void mend() {
        mended = true;
        eventLost = false;
    }

    public synchronized int writes() {
        return writes;
    }

    /// Failed, and nobody has seen to it.
    public synchronized boolean isBroken() {
        return writes >= fatal && !mended;
    }

    /// Whether a write that failed was that of an event.
    public synchronized boolean hasRefusedAnEvent() {
        return eventLost;
    }

    private synchronized <T> T write(boolean isEvent, Supplier<T> change) {
        writes++;
        var fails = !mended && (writes == fatal || (writes > fatal && isForGood()));
        if (!fails) {
            return change.get();
        }
        eventLost |= isEvent;
        if (writes == fatal && (manner == Manner.WRITTEN || manner == Manner.ANSWERLESS_FOR_GOOD)) {
            var _ = change.get();
        }
        throw new JournalException("the disk reports an error");
    }

    private boolean isForGood() {
        return manner == Manner.LOST_FOR_GOOD || manner == Manner.ANSWERLESS_FOR_GOOD;
    }

    private void write(Runnable change) {
        write(false, () -> {
            change.run();
            return true;
        });
    }

    @Override
    public Entry append(RunId run, long behind, Instant at, RunEvent event, Letters letters) {
        return write(true, () -> store.journal().append(run, behind, at, event, letters));
    }

    @Override
    public List<Entry> entries(RunId run) {
        return store.journal().entries(run);
    }

    @Override
    public List<RunId> runs() {
        return store.journal().runs();
    }

    @Override
    public List<RunId> open() {
        return store.journal().open();
    }

    @Override
    public void put(Instant at, List<Outgoing> outgoing) {
        write(() -> store.outbox().put(at, outgoing));
    }

    @Override
    public List<Letter> waiting(String chat, long number, int atMost) {
        return store.outbox().waiting(chat, number, atMost);
    }

    @Override
    public void delivered(String chat, List<Long> numbers, Map<String, String> memos) {
        write(() -> store.outbox().delivered(chat, numbers, memos));
    }

    @Override
    public Optional<String> memo(String chat, String key) {
        return store.outbox().memo(chat, key);
    }

    @Override
    public boolean keep(Incoming incoming, Instant at) {
        return write(false, () -> store.inbox().keep(incoming, at));
    }

    @Override
    public void begun(Incoming incoming) {
        write(() -> store.inbox().begun(incoming));
    }

    @Override
    public void done(Incoming incoming) {
        write(() -> store.inbox().done(incoming));
    }

    @Override
    public List<Left> left(Instant now) {
        return store.inbox().left(now);
    }
}
