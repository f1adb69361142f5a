package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// kill -9 on the real thing. Every point of the record is the crash specs' matter, on the rehearsal; here a
/// sample of them meets real etcd and real hosts, and the times that it takes are measured.
@Tag("lab")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KillMatrixLabTest {
    private static final Duration RUN = Duration.ofMinutes(1);
    private static final Duration RECOVERY = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofMinutes(2);

    private final List<String> rows = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void a_bot_that_is_killed_goes_on_when_it_is_back_and_repeats_nothing(KillPoint point, @TempDir Path folder)
            throws InterruptedException {
        Lab.renew();
        var aftermath = new Aftermath();
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.killSecond();
            var plan = bot.asked();
            try (var record = new RunRecord(bot.store());
                    var bob = bot.saying("bob", "approve " + plan)) {
                var approved = record.progress().request().plan();
                record.await(point.name(), RUN, event -> point.is(event, approved));
                bot.kill();
                var last = record.entries().getLast();
                var back = Instant.now();
                bot.restart();
                var said = saysWhereItStood(record, last, back);
                assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.DONE);
                followedToTheEnd(bob.end(END));
                rows.add(row(point, last, Duration.between(back, said.at()), record));
            }
        }
        aftermath.isOneRemovalAndOneAdd();
    }

    private static Entry saysWhereItStood(RunRecord record, Entry last, Instant back) throws InterruptedException {
        record.await("Recovered", RECOVERY, RunEvent.Recovered.class::isInstance);
        var first = record.entries().get((int) last.sequence());
        assertThat(first.event()).isInstanceOf(RunEvent.Recovered.class);
        assertThat(Duration.between(back, first.at())).isLessThan(RECOVERY);
        return first;
    }

    /// Whoever waited at the chat is told by the bot that came back, first of all, where the run stood.
    private static void followedToTheEnd(Ended bob) {
        assertThat(bob.code()).as("%s", bob).isZero();
        assertThat(bob.err()).last().asString().contains("the bot is back");
        assertThat(bob.json("run").map(line -> line.path("text").asText()))
                .as("%s", bob)
                .anyMatch(text -> text.contains("I was away."))
                .last()
                .asString()
                .startsWith("done: ");
    }

    private static String row(KillPoint point, Entry last, Duration said, RunRecord record) {
        var entries = record.entries();
        var how = entries.stream()
                .skip(last.sequence())
                .map(Entry::event)
                .filter(event -> !(event instanceof RunEvent.Heard))
                .map(event -> event.getClass().getSimpleName())
                .limit(3)
                .toList();
        var rest = Duration.between(last.at(), entries.getLast().at());
        return "| " + point.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " | "
                + last.event().getClass().getSimpleName() + " | " + said.toMillis() + " ms | "
                + String.join(", ", how) + " | " + record.progress().state().word() + " | " + rest.toSeconds()
                + " s |";
    }

    @AfterAll
    void writeTheTableAndLeaveTheLabClean() throws InterruptedException, IOException {
        Lab.renew();
        var lines = new ArrayList<>(List.of(
                "| killed when the record had | last event in it | start to first word | then | end | death to end |",
                "|---|---|---|---|---|---|"));
        lines.addAll(rows);
        Files.write(Lab.checkout().resolve("deploy/target/lab-kill-matrix.md"), lines);
    }
}
