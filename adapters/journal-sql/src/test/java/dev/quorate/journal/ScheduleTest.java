package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two bots on one PostgreSQL walk the same run in virtual time, held up at random for 1 to 60 s between any two of
/// their acts: no step has its effect twice. Each schedule is its seed. `-Dschedules=10000` plays as many.
@ExtendWith(Postgres.Shared.class)
final class ScheduleTest {
    private static final int SCHEDULES = Integer.getInteger("schedules", 100);

    @Test
    void however_two_bots_are_held_up_each_step_has_its_effect_once(Postgres postgres) {
        var address = postgres.database();
        var ticks = new SettableTicks();
        var turns = 0L;
        var pauses = 0L;
        var epoch = 0L;
        try (var ada = new Walker(address, "ada", ticks);
                var bob = new Walker(address, "bob", ticks)) {
            for (int seed = 1; seed <= SCHEDULES; seed++) {
                var schedule = new Schedule(seed, new SplittableRandom(seed), ticks, ada, bob);
                schedule.play();
                assertThat(schedule.faults()).as("seed %d", seed).isEmpty();
                turns += schedule.turns();
                pauses += schedule.pauses();
                epoch = schedule.highestEpoch();
            }
        }
        // The schedules are worth something only if the lead changed hands in them.
        assertThat(epoch).isGreaterThan(SCHEDULES / 2);
        System.out.println("schedules: " + SCHEDULES + ", acts of bots: " + turns + ", pauses of 1 to 60 s: " + pauses
                + ", leaders: " + epoch);
    }
}
