package dev.quorate.chat.discord.fake;

import java.util.ArrayList;
import java.util.List;

/// Sentences about what is wrong, each with its place.
final class Violations {
    private final String place;
    private final List<String> found;

    Violations(String place) {
        this(place, new ArrayList<>());
    }

    private Violations(String place, List<String> found) {
        this.place = place;
        this.found = found;
    }

    /// The same list, one place deeper.
    Violations in(String deeper) {
        return new Violations(place + "." + deeper, found);
    }

    void say(String what, String why) {
        found.add(place + (what.isEmpty() ? "" : "." + what) + ": " + why);
    }

    void when(boolean wrong, String what, String why) {
        if (wrong) {
            say(what, why);
        }
    }

    void most(String what, int has, int most) {
        when(has > most, what, has + " of at most " + most);
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
