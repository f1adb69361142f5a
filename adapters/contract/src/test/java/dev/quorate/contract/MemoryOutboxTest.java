package dev.quorate.contract;

import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.MemoryJournal;

/// The rehearsal's outbox keeps every promise of an outbox but that of surviving its process.
final class MemoryOutboxTest extends OutboxContract {
    @Override
    protected Store store() {
        return new MemoryJournal().store();
    }

    @Override
    protected Store reopened(Store store) {
        return store;
    }
}
