package dev.quorate.core.port;

/// What survives the process, in one store: the record of the runs, what is on its way out, and what came
/// in; and the disk that this and the snapshots are on.
public record Store(Journal journal, Outbox outbox, Inbox inbox, Disk disk) {
    /// On no disk that could be full.
    public Store(Journal journal, Outbox outbox, Inbox inbox) {
        this(journal, outbox, inbox, Disk.ENDLESS);
    }
}
