package dev.quorate.chat.slack.hearing;

import dev.quorate.core.port.Clock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Slack's signature of a request: HMAC-SHA256 over `v0:TIMESTAMP:BODY`, the body as the bytes that arrived.
/// Too old and too new are both refused. Source: docs.slack.dev/authentication/verifying-requests-from-slack.
final class Signature {
    private static final int SHORTEST_SECRET = 32;
    private static final long SECONDS = Duration.ofMinutes(5).toSeconds();
    private static final int LONGEST_STAMP = 11;
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    /// Throws without a secret that Slack could have made: whoever knows an empty one could sign.
    Signature(@Nullable String secret, Clock clock) {
        if (secret == null || secret.strip().length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("Slack's signing secret is missing or too short; copy it from Basic"
                    + " Information of the app's settings into signing-secret-file.");
        }
        key = new SecretKeySpec(secret.strip().getBytes(StandardCharsets.UTF_8), HMAC);
        this.clock = clock;
    }

    /// The headers X-Slack-Request-Timestamp and X-Slack-Signature, null where they are not there.
    boolean isGood(@Nullable String stamp, @Nullable String signature, byte[] body) {
        return stamp != null
                && signature != null
                && isInTime(stamp)
                && MessageDigest.isEqual(expected(stamp, body), signature.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isInTime(String stamp) {
        if (stamp.isEmpty() || stamp.length() > LONGEST_STAMP || !stamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        return Math.abs(clock.now().getEpochSecond() - Long.parseLong(stamp)) <= SECONDS;
    }

    private byte[] expected(String stamp, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(("v0:" + stamp + ":").getBytes(StandardCharsets.UTF_8));
            return ("v0=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
