package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What etcd says of a replacement that was disturbed: one member left, one came, no third ever, three are
/// well.
final class Aftermath {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern REMOVED = Pattern.compile("removed member ([0-9a-f]+) from cluster");
    private static final Pattern ADDED = Pattern.compile("added (?:member|learner) ([0-9a-f]+) ");

    private final Set<String> before = new TreeSet<>(Etcd.members(1).keySet());
    private final String gone = Etcd.idOf(2);

    /// Reads the journals of both survivors: each has applied every change of the membership.
    void isOneRemovalAndOneAdd() throws InterruptedException {
        Await.holds("three healthy voters", SOON, Etcd::isHealthy);
        var now = Etcd.members(1).keySet();
        assertThat(now).doesNotContain(gone);
        var ever = new TreeSet<>(before);
        ever.addAll(now);
        assertThat(ever).as("ids before and now").hasSize(before.size() + 1);
        for (var survivor : List.of(1, 3)) {
            var journal = Lab.journal(survivor);
            assertThat(ids(REMOVED, journal))
                    .as("removed, by host %s", survivor)
                    .containsExactly(gone);
            assertThat(new TreeSet<>(ids(ADDED, journal)))
                    .as("ever added, by host %s", survivor)
                    .isEqualTo(ever);
        }
    }

    private static List<String> ids(Pattern pattern, List<String> journal) {
        return journal.stream()
                .flatMap(line -> pattern.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
    }
}
