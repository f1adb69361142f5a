package dev.quorate.core.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutageTest {
    @ParameterizedTest
    @ValueSource(ints = {90, 10})
    void an_hour_of_outage_is_caught_up_within_five_minutes_with_one_report_for_each_channel(int stepSeconds) {
        var took = Outage.inMemory(stepSeconds).isCaughtUp();
        System.out.println("outage, steps of " + stepSeconds + " s: last at +" + took.toSeconds() + " s");
    }

    @Test
    void the_process_may_end_in_the_middle_of_catching_up() {
        Outage.inMemory(90).isCaughtUpByManyProcesses();
    }
}
