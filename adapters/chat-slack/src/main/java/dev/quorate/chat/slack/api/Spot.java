package dev.quorate.chat.slack.api;

import dev.quorate.core.run.Place;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where in Slack something was said, and by whom: what a Place means there. The only reader and writer of the
/// thread of such a Place, `top:1712345678.000100:U024BE7LH`.
///
/// - `at`: the ts of the message (TOP), the ts of the thread's root (THREAD), or the id of the command (COMMAND)
public record Spot(String channel, Kind kind, String at, String user) {
    /// Slack as places and accounts name it.
    public static final String CHAT = "slack";

    private static final String ROOM = CHAT + ":";
    private static final Pattern CHANNEL = Pattern.compile("[CDG][A-Z0-9]{2,20}");
    private static final Pattern USER = Pattern.compile("[UW][A-Z0-9]{2,20}");
    private static final Pattern TS = Pattern.compile("[0-9]{1,12}\\.[0-9]{1,10}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /// How it was said.
    public enum Kind {
        /// In a message at the top level of the channel.
        TOP("top"),
        /// In a thread, or by a click on a message of it.
        THREAD("in"),
        /// By a slash command, which leaves no message.
        COMMAND("cmd");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /// Throws for ids of another shape: they are Slack's own, and nothing else may get into a Place.
    public Spot {
        if (!CHANNEL.matcher(channel).matches()
                || !USER.matcher(user).matches()
                || !(kind == Kind.COMMAND ? ID : TS).matcher(at).matches()) {
            throw new IllegalArgumentException("not a spot in Slack");
        }
    }

    public static Spot top(String channel, String ts, String user) {
        return new Spot(channel, Kind.TOP, ts, user);
    }

    public static Spot thread(String channel, String root, String user) {
        return new Spot(channel, Kind.THREAD, root, user);
    }

    public static Spot command(String channel, String id, String user) {
        return new Spot(channel, Kind.COMMAND, id, user);
    }

    /// Empty for a place that is no spot in Slack: another chat's, or one that was written by another hand.
    public static Optional<Spot> of(Place place) {
        var parts = place.thread().split(":", -1);
        if (!place.room().startsWith(ROOM) || parts.length != 3) {
            return Optional.empty();
        }
        for (var kind : Kind.values()) {
            if (kind.word.equals(parts[0])) {
                return checked(place.room().substring(ROOM.length()), kind, parts[1], parts[2]);
            }
        }
        return Optional.empty();
    }

    /// The channel of a room of Slack's, whatever is meant in it: at the gate it is the room alone that counts.
    public static Optional<String> channel(Place place) {
        return Optional.of(place.room())
                .filter(room -> room.startsWith(ROOM))
                .map(room -> room.substring(ROOM.length()))
                .filter(id -> CHANNEL.matcher(id).matches());
    }

    public Place place() {
        return new Place(ROOM + channel, kind.word + ":" + at + ":" + user);
    }

    /// What to answer below: the thread's root, or the message, which becomes one. Empty after a slash command.
    public Optional<String> root() {
        return kind == Kind.COMMAND ? Optional.empty() : Optional.of(at);
    }

    /// A conversation of the bot and one person.
    public boolean isDirect() {
        return channel.startsWith("D");
    }

    /// Whether this is a ts of Slack: seconds and a fraction, as text, `1712345678.000100`.
    public static boolean isTs(String text) {
        return TS.matcher(text).matches();
    }

    private static Optional<Spot> checked(String channel, Kind kind, String at, String user) {
        try {
            return Optional.of(new Spot(channel, kind, at, user));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
