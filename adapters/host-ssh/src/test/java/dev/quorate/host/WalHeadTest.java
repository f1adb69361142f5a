package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

final class WalHeadTest {
    @Test
    void a_real_log_names_its_member_and_its_cluster() {
        assertThat(WalHead.read(realHead())).hasValueSatisfying(identity -> {
            assertThat(identity.member().hex()).isEqualTo("6f9b8372faf6e161");
            assertThat(identity.cluster().hex()).isEqualTo("f317d51bc56a836a");
        });
    }

    @Test
    void a_log_cut_off_before_its_metadata_names_nobody() {
        for (var length = 0; length < 56; length++) {
            assertThat(WalHead.read(Arrays.copyOf(realHead(), length))).isEmpty();
        }
    }

    @Test
    void zeros_and_noise_are_no_log_and_no_error() {
        assertThat(WalHead.read(new byte[256])).isEmpty();
        var random = RandomGenerator.of("L64X128MixRandom");
        for (var seed = 0; seed < 2000; seed++) {
            var noise = new byte[256];
            random.nextBytes(noise);
            var broken = realHead();
            broken[seed % 60] = noise[0];
            assertThat(WalHead.read(noise)).isNotNull();
            assertThat(WalHead.read(broken)).isNotNull();
        }
    }

    private static byte[] realHead() {
        return Base64.getMimeDecoder()
                .decode(Report.read(Fixtures.text("look-running.out")).text("wal"));
    }
}
