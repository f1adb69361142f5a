package dev.quorate.core.layout;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times for people: UTC for the record, and how long that is in words.
public final class Times {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    public static String clock(Instant at) {
        return CLOCK.format(at) + " UTC";
    }

    public static String day(Instant at) {
        return DAY.format(at) + " UTC";
    }

    /// In the largest unit that says it without a rest worth naming.
    public static String words(Duration time) {
        var seconds = time.toSeconds();
        if (seconds < 1) {
            return "less than a second";
        }
        if (seconds < 120) {
            return several(seconds, "second");
        }
        return seconds < 7_200 ? several(time.toMinutes(), "minute") : several(time.toHours(), "hour");
    }

    private static String several(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
