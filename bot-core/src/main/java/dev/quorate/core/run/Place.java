package dev.quorate.core.run;

/// Where in a chat something was said and is answered: a room as the configuration writes it (`console:ops`)
/// and a thread in it, whose meaning only the room's adapter knows.
public record Place(String room, String thread) {
    /// `console` of `console:ops`.
    public String chat() {
        var colon = room.indexOf(':');
        return colon < 0 ? room : room.substring(0, colon);
    }
}
