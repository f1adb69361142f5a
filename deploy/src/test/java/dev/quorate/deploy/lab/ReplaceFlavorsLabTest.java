package dev.quorate.deploy.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The story of `replace member` on every kind of host: each flavor, on both releases, with and without TLS,
/// so that every two of them meet.
@Tag("flavors")
final class ReplaceFlavorsLabTest {
    @AfterAll
    static void shut() throws InterruptedException {
        Lab.shut();
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                Kind.of("etcd2", "bookworm").withTls(),
                Kind.of("etcd2", "trixie"),
                Kind.of("etcd-member", "bookworm"),
                Kind.of("etcd-member", "trixie").withTls(),
                Kind.of("etcd", "bookworm").withTls(),
                Kind.of("etcd", "trixie"),
                Kind.of("config-file", "bookworm"),
                Kind.of("config-file", "trixie").withTls());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_wiped_member_is_replaced_while_a_client_counts(Kind kind) throws InterruptedException, IOException {
        try (var drill = Drill.on(kind, 3)) {
            Lab.put("story", "written before");
            Lab.hurt(2, "wipe");
            drill.awaitsLeaderOn(1, 3);
            drill.does("replace member 10.0.1.2", 1, 3);
            drill.endsWithVoters(1, 2, 3);
            assertThat(Lab.get("story")).endsWith("written before");
        }
    }
}
