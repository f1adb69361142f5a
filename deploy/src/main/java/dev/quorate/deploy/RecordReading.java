package dev.quorate.deploy;

import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.deploy.Call.RecordExport;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.Loaded;
import dev.quorate.deploy.config.Store;
import dev.quorate.deploy.record.RecordFile;
import dev.quorate.deploy.record.RunList;
import dev.quorate.deploy.record.RunPaper;
import dev.quorate.deploy.record.RunStory;
import dev.quorate.deploy.record.Wanted;
import dev.quorate.deploy.store.OpenStore;
import dev.quorate.journal.SqlJournal;
import dev.quorate.journal.Verification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    int export(String word, RecordExport.Format format) {
        return withJournal(journal -> switch (Wanted.in(journal, word)) {
            case Wanted.None(var line) -> streams.failed(line);
            case Wanted.One(var run) -> {
                var paper = new RunPaper(journal.entries(run), journal.sealed(run));
                yield streams.print(
                        switch (format) {
                            case MD -> paper.markdown();
                            case HTML -> paper.html();
                            case JSON -> paper.json();
                        });
            }
        });
    }

    int verify(Optional<Path> file, Optional<Checkpoint> witness) {
        return file.map(export -> told(export.toString(), RecordFile.verify(export, witness)))
                .orElseGet(() -> withJournal(journal -> told("the record", journal.verify(witness))));
    }

    private int told(String what, Verification verification) {
        return switch (verification) {
            case Verification.Whole(var last) ->
                streams.print(List.of(what + " fits its hashes, up to " + last.position() + ":" + last.head()));
            case Verification.Broken(var first) -> streams.failed(what + " does not fit its hashes. " + first);
        };
    }

    private int withJournal(ToIntFunction<SqlJournal> reader) {
        return switch (ConfigurationFile.readStore(config)) {
            case Loaded.Wrong<Store>(var line) -> streams.misused(line);
            case Loaded.Read<Store>(var store) -> withJournal(store, reader);
        };
    }

    private int withJournal(Store store, ToIntFunction<SqlJournal> reader) {
        try (var journal = OpenStore.forReading(store)) {
            return reader.applyAsInt(journal);
        } catch (JournalException e) {
            return streams.failed(String.valueOf(e.getMessage()));
        }
    }
}
