package dev.quorate.chat.slack.hearing;

import java.util.ArrayDeque;
import java.util.Deque;

/// Which deliveries have been answered on the spot, by a form, a whisper or a plan that is shown: Slack delivers
/// some of them twice. The last ones only, and not beyond the process: what a copy would repeat decides nothing.
final class Once {
    private static final int MOST = 1_000;

    private final Deque<String> answered = new ArrayDeque<>();

    /// Whether this is the first time.
    synchronized boolean isFirst(String delivery) {
        if (answered.contains(delivery)) {
            return false;
        }
        if (answered.size() == MOST) {
            answered.removeFirst();
        }
        answered.addLast(delivery);
        return true;
    }
}
