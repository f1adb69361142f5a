package dev.quorate.core.port;

import java.util.List;
import java.util.function.Consumer;

/// Who is told where the record stands at the end of each run, besides the rooms of that run. What is kept there
/// cannot be changed by somebody who can change the store.
///
/// - `rooms`: as the configuration writes them (`slack:C024BE91L`)
/// - `log`: takes one line for a log elsewhere; returns soon, and says itself when the line is lost
public record Witness(List<String> rooms, Consumer<String> log) {
    public static final Witness NOBODY = new Witness(List.of(), _ -> {});

    public Witness {
        rooms = List.copyOf(rooms);
    }
}
