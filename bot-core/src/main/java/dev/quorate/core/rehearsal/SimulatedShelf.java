package dev.quorate.core.rehearsal;

import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Snapshot;
import dev.quorate.core.port.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// The snapshots that were kept, by file name, the newest last. Guarded by its cluster.
final class SimulatedShelf {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,199}");
    private static final long BYTES = 20_512;

    private final Diary diary;
    private final LinkedHashMap<String, Snapshot> kept = new LinkedHashMap<>();

    SimulatedShelf(Diary diary) {
        this.diary = diary;
    }

    Outcome save(String file, long revision) {
        if (!NAME.matcher(file).matches()) {
            return new Outcome.Refused("\"" + file + "\" is no name for a snapshot file.");
        }
        if (kept.containsKey(file)) {
            return new Outcome.Refused("There is a snapshot " + file + " already, and I overwrite none.");
        }
        var sha256 = Fingerprint.sha256("snapshot of revision " + revision);
        kept.put(file, new Snapshot(diary.now(), "snapshots/" + file, BYTES, sha256, revision));
        return new Outcome.Done(List.of("saved " + file));
    }

    /// The newest first.
    List<Snapshot> snapshots() {
        return kept.sequencedValues().reversed().stream().toList();
    }
}
