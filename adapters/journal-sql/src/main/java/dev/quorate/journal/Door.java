package dev.quorate.journal;

import java.util.function.Supplier;

/// What every use of a database passes through. It decides whether the database may be read or written now, and
/// turns what the database complains of into a sentence about this database.
interface Door {
    <T> T asked(Supplier<T> question);

    /// All of a change, or nothing.
    <T> T written(Supplier<T> change);
}
