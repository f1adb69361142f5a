package dev.quorate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class CastagnoliTest {
    @Test
    void the_standards_own_example_comes_out() {
        var digits = ByteBuffer.wrap("123456789".getBytes(StandardCharsets.US_ASCII));
        assertThat(Castagnoli.update(0, digits)).isEqualTo(0xe3069283);
    }

    @Test
    void going_on_from_the_first_part_is_as_good_as_the_whole() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (var round = 0; round < 200; round++) {
            var data = new byte[random.nextInt(1, 2000)];
            random.nextBytes(data);
            var cut = random.nextInt(data.length);
            var whole = new CRC32C();
            whole.update(data);
            var first = Castagnoli.update(0, ByteBuffer.wrap(data, 0, cut));
            assertThat(Castagnoli.update(first, ByteBuffer.wrap(data, cut, data.length - cut)))
                    .isEqualTo((int) whole.getValue());
        }
    }
}
