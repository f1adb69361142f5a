package dev.quorate.host;

import dev.quorate.core.cluster.HostView.Obstacle;
import java.time.Duration;

/// What came of one command on a host.
sealed interface Answer {
    /// It ran to its end and we know its exit status. `took` is its own time, without connecting.
    record Exited(int status, String out, String err, Duration took) implements Answer {}

    /// It was never sent, so nothing happened. `why` is one clause, `instead` a sentence.
    record NotSent(Obstacle obstacle, String why, String instead) implements Answer {}

    /// It was sent and nobody knows how it ended. `obstacle` is TIMEOUT when time ran out.
    record Lost(Obstacle obstacle, String why) implements Answer {}
}
