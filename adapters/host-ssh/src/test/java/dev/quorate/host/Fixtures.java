package dev.quorate.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// What the hosts of the lab really answered (Debian 12, systemd 252, etcd 3.4.23); the discovery token is
/// made up.
final class Fixtures {
    private Fixtures() {}

    static String text(String name) {
        try (var stream = Fixtures.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
