package dev.quorate.core.port;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.Action;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// The hosts of one cluster, over SSH.
public interface HostPort {
    /// Everything a plan must know of a host, in one visit. With a focus the unit and the data directory are
    /// taken from it, without one they are discovered. Never throws for what the host does; answers within
    /// the deadline.
    HostView look(Address host, Optional<HostFocus> focus, Duration deadline);

    /// Does it once. A lost connection or a deadline is Unknown; an exit code is Done or Refused.
    Outcome act(Action.OnHost action, Duration deadline);

    /// Where the log of the member in this data directory ends. Only of one that no process runs, else
    /// NotRead; changes nothing, never throws for what the host does, answers within the deadline.
    LogRead readLog(Address host, String dataDirectory, Duration deadline);

    /// Does it once, and looks at the host in the same visit right behind it. The look is a gift: without
    /// one, and after everything but Done, the caller looks by itself. It may take from the look before what
    /// no act of ours touches: the host's clock, its free space, the version of the program.
    default Acted actAndLook(Action.OnHost action, HostFocus focus, Duration deadline) {
        return Acted.blindly(act(action, deadline));
    }

    /// What came of an act, and what the same visit saw behind it.
    record Acted(Outcome outcome, Optional<HostView> view) {
        public static Acted blindly(Outcome outcome) {
            return new Acted(outcome, Optional.empty());
        }
    }

    /// Follows the unit's journal from this moment on. Each line comes once, redacted and with control
    /// characters made visible; a connection that breaks is taken up again behind the last line. Closing
    /// ends it within a second.
    Following follow(Address host, String unit, Consumer<String> line);

    /// A journal being followed.
    interface Following extends AutoCloseable {
        /// Whether lines that the host has said already may still be on their way here.
        default boolean isBehind() {
            return true;
        }

        @Override
        void close();
    }
}
