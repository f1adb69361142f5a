package dev.quorate.chat.discord.api;

import dev.quorate.core.run.Place;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where in Discord something was said, and by whom: what a Place means there. The only reader and writer of the
/// thread of such a Place, `top:1310000000000000001:80351110224678912`.
///
/// - `channel`: never a thread; that in which the thread is
/// - `at`: the id of the message (TOP, DIRECT), of the thread (THREAD), or of the interaction (COMMAND)
public record Spot(String channel, Kind kind, String at, String user) {
    /// Discord as places and accounts name it.
    public static final String CHAT = "discord";

    private static final String ROOM = CHAT + ":";
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");

    /// How it was said.
    public enum Kind {
        /// In a message at the top level of the channel.
        TOP("top"),
        /// In a thread, or by a click on a message that has one or may have.
        THREAD("in"),
        /// By a slash command, which leaves no message.
        COMMAND("cmd"),
        /// In a conversation with the bot alone.
        DIRECT("dm");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /// Throws for ids of another shape: they are Discord's own, and nothing else may get into a Place.
    public Spot {
        if (!isId(channel) || !isId(at) || !isId(user)) {
            throw new IllegalArgumentException("not a spot in Discord");
        }
    }

    public static Spot top(String channel, String message, String user) {
        return new Spot(channel, Kind.TOP, message, user);
    }

    public static Spot thread(String channel, String thread, String user) {
        return new Spot(channel, Kind.THREAD, thread, user);
    }

    public static Spot command(String channel, String interaction, String user) {
        return new Spot(channel, Kind.COMMAND, interaction, user);
    }

    public static Spot direct(String channel, String message, String user) {
        return new Spot(channel, Kind.DIRECT, message, user);
    }

    /// Empty for a place that is no spot in Discord: another chat's, or one that was written by another hand.
    public static Optional<Spot> of(Place place) {
        var parts = place.thread().split(":", -1);
        var channel = channel(place);
        if (channel.isEmpty() || parts.length != 3 || !isId(parts[1]) || !isId(parts[2])) {
            return Optional.empty();
        }
        for (var kind : Kind.values()) {
            if (kind.word.equals(parts[0])) {
                return Optional.of(new Spot(channel.get(), kind, parts[1], parts[2]));
            }
        }
        return Optional.empty();
    }

    /// The channel of a room of Discord's, whatever is meant in it: at the gate it is the room alone that counts.
    public static Optional<String> channel(Place place) {
        return Optional.of(place.room())
                .filter(room -> room.startsWith(ROOM))
                .map(room -> room.substring(ROOM.length()))
                .filter(Spot::isId);
    }

    public Place place() {
        return new Place(ROOM + channel, kind.word + ":" + at + ":" + user);
    }

    /// The thread that it was said in.
    public Optional<String> thread() {
        return kind == Kind.THREAD ? Optional.of(at) : Optional.empty();
    }

    /// A conversation of the bot and one person.
    public boolean isDirect() {
        return kind == Kind.DIRECT;
    }

    /// Whether this is an id of Discord's, a number of up to 64 bits as text.
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
