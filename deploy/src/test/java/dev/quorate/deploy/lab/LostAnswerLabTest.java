package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The answer to a removal gets lost: one of the two survivors stands still from the moment that the removal is
/// intended, so nothing can be agreed upon, and what was asked for may yet happen long after the call was
/// given up.
@Tag("lab")
final class LostAnswerLabTest {
    private static final int ATTEMPTS = 5;
    private static final Duration RUN = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofMinutes(2);

    @AfterAll
    static void leaveItClean() throws InterruptedException {
        Lab.renew();
    }

    /// Freezing races with the removal, which takes some 50 ms; a removal that won is no lost answer, and
    /// the next attempt is made on new hosts.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_removal_whose_answer_got_lost_is_found_out_by_looking_and_made_once(boolean leader, @TempDir Path folder)
            throws InterruptedException, IOException {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (isLostAndFound(leader, Files.createDirectory(folder.resolve(String.valueOf(attempt))))) {
                return;
            }
        }
        throw new AssertionError("the removal was quicker than the freezing " + ATTEMPTS + " times");
    }

    private static boolean isLostAndFound(boolean leader, Path folder) throws InterruptedException {
        Lab.renew();
        var aftermath = new Aftermath();
        try (var bot = Bot.in(folder, Map.of())) {
            Lab.killSecond();
            var digest = bot.asked();
            try (var record = new RunRecord(bot.store());
                    var freezer = Freezer.of(survivor(leader));
                    var bob = bot.saying("bob", "approve " + digest)) {
                var plan = record.progress().request().plan();
                record.await("Intended of the removal", RUN, event -> isOfRemoval(event, plan));
                freezer.freeze();
                if (!isUnknown(record, plan)) {
                    return false;
                }
                Lab.heal();
                assertThat(record.end(END)).as("%s", record).isEqualTo(RunState.DONE);
                assertThat(bob.end(END).code()).isZero();
            }
        }
        aftermath.isOneRemovalAndOneAdd();
        return true;
    }

    private static int survivor(boolean leader) throws InterruptedException {
        var leads = Await.found(
                "a survivor that leads",
                RUN,
                () -> Stream.of(1, 3).filter(Etcd::leads).findFirst());
        var follows = leads == 1 ? 3 : 1;
        return leader ? leads : follows;
    }

    private static boolean isOfRemoval(RunEvent event, Plan plan) {
        return event instanceof RunEvent.Intended(var mark)
                && plan.step(mark.step()).action() instanceof Action.RemoveMember;
    }

    /// The outcome of the removal as the bot has it, when it is one.
    private static boolean isUnknown(RunRecord record, Plan plan) throws InterruptedException {
        var removal = KillPoint.REMOVE_ACTED;
        var outcome = record.await(
                "an outcome of the removal",
                RUN,
                event -> event instanceof RunEvent.Unknown
                        || event instanceof RunEvent.Failed
                        || removal.is(event, plan));
        assertThat(outcome.event()).isNotInstanceOf(RunEvent.Failed.class);
        return outcome.event() instanceof RunEvent.Unknown;
    }
}
