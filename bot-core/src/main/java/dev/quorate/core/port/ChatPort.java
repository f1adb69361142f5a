package dev.quorate.core.port;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import java.util.Optional;

/// A chat, outwards. It owns its dialect, its limits and its retries, and never makes a run fail.
public interface ChatPort {
    /// The first part of the rooms that are its: `console`.
    String chat();

    /// Whether accounts of this kind (`unix` of `unix:alice`) are looked up here.
    default boolean knows(String accounts) {
        return accounts.equals(chat());
    }

    /// Why this account decides nothing there at the moment, asked anew at each vote and before a run begins.
    /// An account or a room that cannot be looked up is in doubt. May take seconds.
    default Optional<Refusal> doubt(People.Account account, Place place) {
        return Optional.empty();
    }

    /// Whether all of the plan can be read in the room of this chat where the run is shown. What cannot be read is not
    /// approved there.
    boolean showsWhole(RunId run);

    /// One that people sit at: what it is told is shown at once and in full, and gone with the process.
    interface Live extends ChatPort {
        void tell(Place place, Notice notice);

        @Override
        default boolean showsWhole(RunId run) {
            return true;
        }
    }

    /// One that can be away: what it is to tell waits in the Outbox, in order, until the chat has it.
    interface Mailed extends ChatPort {
        /// Something waits. Returns at once.
        void collect();
    }
}
