package dev.quorate.host;

import dev.quorate.core.cluster.LogEnd;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Where a write-ahead log ends, as far as it was read. An entry with a lower index than one before takes
/// its place and that of all behind it, as in etcd, so that the last entry in the file is always the last
/// one of the log.
record WalEnd(boolean hasEntry, long term, long index, long seenTerm, long commit) {
    private static final WalEnd NOTHING = new WalEnd(false, 0, 0, 0, 0);
    private static final long METADATA = 1;
    private static final long ENTRY = 2;
    private static final long STATE = 3;
    private static final long SNAPSHOT = 5;

    /// What the last files of a log say.
    sealed interface Reading {}

    record Found(LogEnd end) implements Reading {}

    /// Not one entry is in these files, and there are or were files before them.
    record NoEntry() implements Reading {}

    record Damaged(String why) implements Reading {}

    private sealed interface Walk {}

    private record Walked(WalEnd end, boolean torn) implements Walk {}

    private record Stumbled(String why) implements Walk {}

    /// `log` is the files' content, one behind the other in their order.
    static Reading read(InputStream log, List<WalFile> files) throws IOException {
        var end = NOTHING;
        var checksum = 0;
        for (var file : files) {
            var last = file.equals(files.getLast());
            var records = new WalRecords(log, file, last, checksum);
            switch (end.walk(records)) {
                case Stumbled(var why) -> {
                    return new Damaged(why);
                }
                case Walked(var reached, var torn) -> {
                    records.skipRest();
                    if (last) {
                        return reached.found(files.getFirst(), torn);
                    }
                    end = reached;
                    checksum = records.checksum();
                }
            }
        }
        return new NoEntry();
    }

    private Walk walk(WalRecords records) throws IOException {
        var end = this;
        while (true) {
            switch (records.next()) {
                case WalRecords.Whole(var type, _)
                when type < METADATA || type > SNAPSHOT -> {
                    return new Stumbled("it has a record of the unknown type " + type);
                }
                case WalRecords.Whole(var type, var data) -> end = end.after(type, data);
                case WalRecords.End _ -> {
                    return new Walked(end, false);
                }
                case WalRecords.Torn _ -> {
                    return new Walked(end, true);
                }
                case WalRecords.Damaged(var why) -> {
                    return new Stumbled(why);
                }
            }
        }
    }

    /// `raftpb.Entry{Type=1, Term=2, Index=3}`, `raftpb.HardState{term=1, vote=2, commit=3}`,
    /// `walpb.Snapshot{index=1, term=2}`.
    private WalEnd after(long type, ProtoFields data) {
        if (type == ENTRY) {
            return new WalEnd(true, data.number(2), data.number(3), seenTerm, commit);
        }
        if (type == STATE) {
            return new WalEnd(hasEntry, term, index, data.number(1), Math.max(commit, data.number(3)));
        }
        return type == SNAPSHOT ? afterSnapshot(data.number(1), data.number(2)) : this;
    }

    /// One from the leader stands for entries that this member never had; one of its own is behind its last
    /// entry.
    private WalEnd afterSnapshot(long atIndex, long atTerm) {
        var committed = Math.max(commit, atIndex);
        return atIndex > index
                ? new WalEnd(hasEntry, atTerm, atIndex, seenTerm, committed)
                : new WalEnd(hasEntry, term, index, seenTerm, committed);
    }

    private Reading found(WalFile earliest, boolean torn) {
        return hasEntry || earliest.first()
                ? new Found(new LogEnd(term, index, commit, seenTerm, torn))
                : new NoEntry();
    }
}
