package dev.quorate.deploy.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The few moments that are looked at in every build; all of them are in [CrashMatrixTest]. The numbers
/// count the halts of an undisturbed run.
final class CrashTest {
    @TempDir
    Path folder;

    @Test
    void a_vote_that_was_counted_before_the_crash_starts_the_run_after_it() throws Exception {
        ends(Fate.killedAt(4), "after 2 Voted");
    }

    @Test
    void a_member_that_was_removed_before_the_crash_is_found_removed_after_it() throws Exception {
        assertThat(ends(Fate.killedAt(23), "effect Remove").lastHalts())
                .contains("after 11 Recovered")
                .doesNotContain("effect Remove");
    }

    @Test
    void a_removal_that_the_crash_prevented_is_made_once_after_it() throws Exception {
        assertThat(ends(Fate.killedAt(22), "after 10 Intended step 3").lastHalts())
                .contains("after 12 NotDone step 3", "effect Remove");
    }

    @Test
    void a_removal_that_arrives_after_the_next_bot_has_begun_to_look_is_not_made_twice() throws Exception {
        var story = ends(Fate.killedBeforeItArrives(23), "effect Remove");
        assertThat(story.lastHalts()).contains("after 12 Verified step 3").doesNotContain("effect Remove");
    }

    @Test
    void a_bot_told_to_end_finishes_its_act_and_parks_and_the_next_one_goes_on() throws Exception {
        var story = ends(Fate.parkedAt(23), "effect Remove");
        assertThat(story.firstHalts())
                .contains("after 11 Acted step 3")
                .last()
                .asString()
                .endsWith(" Parked");
        assertThat(story.lastHalts()).doesNotContain("effect Remove");
    }

    @Test
    void a_counted_vote_does_not_start_a_plan_that_expired_while_nobody_was_there() throws Exception {
        var late =
                Story.of(Image.ours(), new StateFolder(folder), Fate.killedAt(4).awayFor(Duration.ofHours(1)));
        assertThat(late.lastHalts()).endsWith("before 4 Closed expired", "after 4 Closed expired");
        assertThat(late.changes()).isEmpty();
    }

    private Story ends(Fate fate, String moment) throws IOException, InterruptedException {
        var story = Story.of(Image.ours(), new StateFolder(folder), fate);
        assertThat(story.moments()).isEqualTo(List.of(moment));
        assertThat(story.wrongs()).isEmpty();
        assertThat(story.end()).isEqualTo("done");
        return story;
    }
}
