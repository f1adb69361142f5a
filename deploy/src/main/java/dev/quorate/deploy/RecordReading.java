package dev.quorate.deploy;

import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.Loaded;
import dev.quorate.deploy.config.Store;
import dev.quorate.deploy.record.RunList;
import dev.quorate.deploy.record.RunStory;
import dev.quorate.deploy.record.Wanted;
import dev.quorate.journal.SqliteJournal;
import java.nio.file.Path;
import java.util.function.ToIntFunction;

/// `quorate record`: reads the store and nothing else of the configuration, beside a running bot or without
/// one.
record RecordReading(Path config, Streams streams) {
    int list(boolean json) {
        return withJournal(journal -> {
            var runs = RunList.of(journal);
            return streams.print(json, runs.json(), runs.lines());
        });
    }

    int show(String word, boolean json) {
        return withJournal(journal -> switch (Wanted.in(journal, word)) {
            case Wanted.None(var line) -> streams.failed(line);
            case Wanted.One(var run) -> {
                var story = RunStory.of(journal.entries(run));
                yield streams.print(json, story.json(), story.lines());
            }
        });
    }

    private int withJournal(ToIntFunction<SqliteJournal> reader) {
        return switch (ConfigurationFile.readStore(config)) {
            case Loaded.Wrong<Store>(var line) -> streams.misused(line);
            case Loaded.Read<Store>(Store.Postgresql _) ->
                streams.misused(config + ": store: postgresql is not built into this version yet: write sqlite:FILE");
            case Loaded.Read<Store>(Store.Sqlite(var file)) -> withJournal(file, reader);
        };
    }

    private int withJournal(Path file, ToIntFunction<SqliteJournal> reader) {
        try (var journal = SqliteJournal.openForReading(file)) {
            return reader.applyAsInt(journal);
        } catch (JournalException e) {
            return streams.failed(String.valueOf(e.getMessage()));
        }
    }
}
