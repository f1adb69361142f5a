package dev.quorate.deploy.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at every moment of a replacement: no changing act is done twice, no event is lost, and every
/// run ends done or asks a person. Some minutes long: `mvn -Pcrash verify`.
@Tag("crash")
final class CrashMatrixTest {
    private static final long SEED = 20_261_122;
    private static final int DOUBLES = 24;

    @TempDir
    Path folder;

    @Test
    void a_bot_that_is_killed_or_parked_at_any_moment_is_followed_by_one_that_ends_the_run() throws Exception {
        try (var matrix = new Matrix(folder)) {
            var undisturbed = matrix.of(List.of(Fate.undisturbed())).getFirst();
            var moments = undisturbed.lastHalts();
            assertThat(undisturbed.wrongs()).isEmpty();
            assertThat(undisturbed.end()).isEqualTo("done");
            var stories = matrix.of(fates(moments));
            var table = matrix.table(undisturbed, stories);
            Files.writeString(Path.of(System.getProperty("basedir", "."), "target", "crash-matrix.md"), table);
            System.out.println(table);
            assertThat(stories.stream()
                            .filter(story -> !story.wrongs().isEmpty()
                                    || !story.changes().equals(undisturbed.changes()))
                            .map(story -> story.fate() + " " + story.moments() + ": " + story.wrongs() + " "
                                    + story.changes()))
                    .isEmpty();
        }
    }

    /// Each moment once with a kill, each act with a SIGTERM and with a kill before it arrives, and a seeded
    /// sample of two kills in a row.
    static List<Fate> fates(List<String> moments) {
        var fates = new ArrayList<Fate>();
        IntStream.rangeClosed(1, moments.size()).forEach(halt -> fates.add(Fate.killedAt(halt)));
        IntStream.rangeClosed(1, moments.size())
                .filter(halt -> moments.get(halt - 1).startsWith("effect "))
                .forEach(halt -> fates.add(Fate.parkedAt(halt)));
        IntStream.rangeClosed(1, moments.size())
                .filter(halt -> moments.get(halt - 1).startsWith("effect "))
                .forEach(halt -> fates.add(Fate.killedBeforeItArrives(halt)));
        var random = new Random(SEED);
        for (var i = 0; i < DOUBLES; i++) {
            var first = 1 + random.nextInt(moments.size() - 1);
            var twice = Fate.killedAt(first, 1 + random.nextInt(moments.size() - first));
            fates.add(i % 2 == 0 ? twice : twice.awayFor(Duration.ofMinutes(2)));
        }
        return fates;
    }
}
