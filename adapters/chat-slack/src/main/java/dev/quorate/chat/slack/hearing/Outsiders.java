package dev.quorate.chat.slack.hearing;

import dev.quorate.chat.slack.api.Spot;
import dev.quorate.core.port.Clock;
import java.time.Duration;

/// Mentions that are not heard, because others than the people of our workspace are about: whoever mentioned us is
/// told why. Not each time: people of other organizations could keep us busy with it.
final class Outsiders {
    private static final Duration BETWEEN = Duration.ofMinutes(15);
    private static final String FOREIGN = "I did nothing. This Slack account belongs to another workspace. Let a full"
            + " member of this workspace ask.";
    private static final String SHARED = "I did nothing. This channel is shared with another organization, or about to"
            + " be. Ask in a channel of this workspace alone, which my configuration names under `rooms`.";

    private final Aside aside;
    private final Clock clock;
    private final Once once = new Once();

    Outsiders(Aside aside, Clock clock) {
        this.aside = aside;
        this.clock = clock;
    }

    void turnAway(Spot spot, boolean isOneOfUs) {
        var now = clock.now().getEpochSecond() / BETWEEN.toSeconds();
        if (once.isFirst(spot.channel() + " " + spot.user() + " " + now)) {
            aside.whisper(spot, isOneOfUs ? SHARED : FOREIGN);
        }
    }
}
