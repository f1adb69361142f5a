package dev.quorate.core.run;

/// Where in a chat something was said and is answered: a room as the configuration writes it (`console:ops`)
/// and a thread in it, whose meaning only the room's adapter knows. Without a thread it is the room itself: what
/// belongs to a run is told where the run's card stands there.
public record Place(String room, String thread) {
    /// `console` of `console:ops`.
    public String chat() {
        var colon = room.indexOf(':');
        return colon < 0 ? room : room.substring(0, colon);
    }
}
