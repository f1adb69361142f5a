package dev.quorate.deploy.provision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The keys of [Service] that systemd knows. It ignores others, with a line in its journal.
final class ServiceKeys {
    private static final Set<String> KNOWN = read();

    private ServiceKeys() {}

    static boolean knows(String key) {
        return KNOWN.contains(key) || key.startsWith("X-");
    }

    /// The key that somebody probably meant: one letter is missing, too much or wrong, or the case is.
    static Optional<String> near(String key) {
        return KNOWN.stream()
                .filter(known -> known.equalsIgnoreCase(key) || differsInOneLetter(known, key))
                .findFirst();
    }

    private static boolean differsInOneLetter(String one, String other) {
        var shorter = one.length() <= other.length() ? one : other;
        var longer = one.length() <= other.length() ? other : one;
        var same = 0;
        while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
            same++;
        }
        return longer.length() - shorter.length() <= 1
                && (longer.substring(Math.min(same + 1, longer.length())).equals(shorter.substring(same))
                        || (shorter.length() == longer.length()
                                && longer.substring(Math.min(same + 1, longer.length()))
                                        .equals(shorter.substring(Math.min(same + 1, shorter.length())))));
    }

    private static Set<String> read() {
        try (InputStream in =
                Objects.requireNonNull(ServiceKeys.class.getResourceAsStream("service-keys.txt"), "our own file")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .filter(key -> !key.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
