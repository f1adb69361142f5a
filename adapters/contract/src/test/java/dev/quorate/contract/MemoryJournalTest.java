package dev.quorate.contract;

import dev.quorate.core.port.Journal;
import dev.quorate.core.rehearsal.MemoryJournal;

/// The rehearsal's record keeps every promise of a record but that of surviving its process.
final class MemoryJournalTest extends JournalContract {
    private final MemoryJournal journal = new MemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected Journal reopened(Journal opened) {
        return opened;
    }
}
