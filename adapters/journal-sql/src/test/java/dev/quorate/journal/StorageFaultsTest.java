package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Power cuts and damaged bytes: a record comes back with everything that was acknowledged and synced, or
/// it is refused, or its hashes or a checkpoint from elsewhere tell. It never comes back altered.
final class StorageFaultsTest {
    private static final long SEED = 20_261_123;
    private static final int SOME = 40;
    private static final int MANY = 2_000;

    @TempDir
    Path directory;

    private WrittenStore live;
    private WrittenStore closed;

    @BeforeEach
    void write() throws IOException, SQLException {
        live = WrittenStore.in(directory);
        closed = live.closed(directory);
    }

    @Test
    void no_fault_of_some_hundreds_goes_undetected() throws IOException {
        detectsAll(SOME);
    }

    /// 24,000 of them; takes minutes.
    @Test
    @Tag("long")
    void no_fault_of_very_many_goes_undetected() throws IOException {
        var table = new StringBuilder("| fault | whole | beginning | refused | misfit | cut | undetected |\n|---");
        table.append("|---".repeat(Judgement.End.values().length)).append("|\n");
        detectsAll(MANY).forEach((kind, ends) -> {
            table.append("| ").append(kind);
            for (var end : Judgement.End.values()) {
                table.append(" | ").append(ends.getOrDefault(end, 0));
            }
            table.append(" |\n");
        });
        Files.writeString(Path.of("target", "storage-faults.md"), table);
    }

    private Map<String, Map<Judgement.End, Integer>> detectsAll(int each) throws IOException {
        var judgement = new Judgement(live, directory.resolve("faulty.db"));
        var ends = new TreeMap<String, Map<Judgement.End, Integer>>();
        for (var kind = 0; kind < StorageFault.KINDS.size(); kind++) {
            for (var round = 0; round < each; round++) {
                var fault = StorageFault.of(kind, new Random(SEED + 1_000_003L * round + kind), live, closed);
                var end = judgement.of(fault);
                assertThat(end).as("%s, round %d", fault.kind(), round).isNotEqualTo(Judgement.End.UNDETECTED);
                ends.computeIfAbsent(fault.kind(), _ -> new EnumMap<>(Judgement.End.class))
                        .merge(end, 1, Integer::sum);
            }
        }
        assertThat(ends).hasSize(StorageFault.KINDS.size());
        assertThat(total(ends, Judgement.End.values())).isEqualTo(each * StorageFault.KINDS.size());
        for (var end : List.of(
                Judgement.End.WHOLE,
                Judgement.End.BEGINNING,
                Judgement.End.REFUSED,
                Judgement.End.MISFIT,
                Judgement.End.CUT)) {
            assertThat(total(ends, end)).as("%s", end).isPositive();
        }
        return ends;
    }

    private static int total(Map<String, Map<Judgement.End, Integer>> ends, Judgement.End... wanted) {
        return ends.values().stream()
                .mapToInt(kind -> List.of(wanted).stream()
                        .mapToInt(end -> kind.getOrDefault(end, 0))
                        .sum())
                .sum();
    }
}
