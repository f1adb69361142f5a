package dev.quorate.chat.discord.hearing;

import dev.quorate.core.command.Candidate;
import dev.quorate.core.plan.Phrase;
import java.util.List;
import java.util.Optional;

/// What could stand in an option that somebody fills in, the likeliest first. Answers from memory: Discord and the
/// person wait.
public interface Completion {
    /// - `room`: as places name it
    /// - `cluster`: what stands in the option beside it
    List<Candidate> fitting(Phrase.Kind kind, String room, Optional<String> cluster, String typed);
}
