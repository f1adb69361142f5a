package dev.quorate.core.command;

import dev.quorate.core.plan.Phrase;

/// One thing that a command takes, where a chat has a form for it.
///
/// - `name`: unique in its command, one word in lower case
/// - `about`: one clause for the person who fills it in
public record Field(String name, Phrase.Kind kind, boolean required, String about) {
    static Field of(String name, Phrase.Kind kind, boolean required) {
        return new Field(name, kind, required, about(kind));
    }

    private static String about(Phrase.Kind kind) {
        return switch (kind) {
            case MEMBER -> "an IP address, a host name, a member's name or its hex id";
            case MEMBERS -> "members with commas between: addresses, names or hex ids";
            case NAME -> "a name, one word";
            case SNAPSHOT -> "the name of a snapshot that the bot keeps";
            case ADDRESS -> "an IP address or a host name";
            case CLUSTER -> "which cluster, where the room has several";
            case PLAN -> "the first characters of the plan's digest, as on its card";
            case RUN -> "a run or a plan";
            case COMMAND -> "a command, as you would type it";
            case REASON -> "why; it goes on record";
        };
    }

    /// What was filled in, as it is typed. Where one word belongs it stays one, so that nothing in it can be
    /// read as a word of the command.
    String typed(String value) {
        return switch (kind) {
            case COMMAND, REASON -> value.strip();
            case MEMBERS -> value.strip().replaceAll("[\\s,]+", ",");
            case MEMBER, NAME, SNAPSHOT, ADDRESS, CLUSTER, PLAN, RUN ->
                value.strip().replaceAll("[\\s,]+", "_");
        };
    }
}
