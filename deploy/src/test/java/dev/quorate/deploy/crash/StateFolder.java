package dev.quorate.deploy.crash;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Entry;
import dev.quorate.journal.SqliteJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// What outlives a killed bot: the record, and the world that it acted on.
record StateFolder(Path path) {
    private static final Instant BEGINNING = Instant.parse("2026-11-22T02:11:40Z");
    private static final ClusterName NAME = new ClusterName("prod-eu");

    Path record() {
        return path.resolve("journal.db");
    }

    Path world() {
        return path.resolve("world.txt");
    }

    Path complaints() {
        return path.resolve("stderr.txt");
    }

    SimulatedCluster cluster(Clock clock) throws IOException {
        return SimulatedCluster.keptIn(world(), NAME, 3, clock);
    }

    /// The events of the newest run; none where nothing was ever written.
    List<Entry> entries() {
        if (!Files.exists(record())) {
            return List.of();
        }
        try (var journal = SqliteJournal.openForReading(record())) {
            return entries(journal);
        }
    }

    static List<Entry> entries(Journal journal) {
        return journal.runs().stream().findFirst().map(journal::entries).orElse(List.of());
    }

    /// When a bot finds it to be that starts so long after the last thing that is known to have happened.
    Instant after(Duration away, List<Entry> entries) throws IOException {
        var happened = Files.exists(world())
                ? Files.readAllLines(world()).stream().map(line -> Instant.parse(line.substring(0, line.indexOf('\t'))))
                : Stream.<Instant>empty();
        return Stream.concat(happened, entries.stream().map(Entry::at))
                .max(Instant::compareTo)
                .map(last -> last.plus(away))
                .orElse(BEGINNING);
    }
}
