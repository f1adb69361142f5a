package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What can be told without a unit to try it on; HostContract does the rest on real hosts.
final class EnableTest {
    @ParameterizedTest
    @ValueSource(strings = {"enable", "disable"})
    void of_a_unit_that_is_not_there_nothing_is_changed(String way) throws Exception {
        var ran = Ran.of(Script.ENABLE, "quorate-nobody.service", way);
        assertThat(ran.status()).as(ran.err()).isEqualTo(3);
        assertThat(ran.out()).isEqualTo("begun\n");
        assertThat(ran.err()).isNotEmpty();
    }
}
