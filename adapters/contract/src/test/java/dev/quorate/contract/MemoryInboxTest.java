package dev.quorate.contract;

import dev.quorate.core.port.Inbox;
import dev.quorate.core.rehearsal.MemoryInbox;

/// The rehearsal's inbox keeps every promise of an inbox but that of surviving its process.
final class MemoryInboxTest extends InboxContract {
    @Override
    protected Inbox inbox() {
        return new MemoryInbox();
    }

    @Override
    protected Inbox reopened(Inbox inbox) {
        return inbox;
    }
}
