package dev.quorate.core.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Scene;
import org.junit.jupiter.api.Test;

class HealthTextTest {
    private static Scene old() {
        return Scene.of(3).version(1, "2.3.8").version(2, "2.3.8").version(3, "2.3.8");
    }

    @Test
    void of_etcd_2_it_says_what_stands_behind_the_word_healthy() {
        assertThat(HealthText.of(old().state()))
                .startsWith("prod-eu is healthy: 3 voters, 3 healthy")
                .contains("etcd 2.3.8")
                .contains("\n  v2 API   who is healthy has just read through the quorum");
    }

    @Test
    void of_todays_etcd_and_of_an_upgrade_under_way_it_does_not() {
        assertThat(HealthText.of(Scene.of(3).state())).doesNotContain("v2 API");
        assertThat(HealthText.of(old().version(3, "3.0.17").state())).doesNotContain("v2 API");
    }
}
