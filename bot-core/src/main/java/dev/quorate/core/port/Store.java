package dev.quorate.core.port;

/// What survives the process, in one store: the record of the runs, what is on its way out, and what came in.
public record Store(Journal journal, Outbox outbox, Inbox inbox) {}
