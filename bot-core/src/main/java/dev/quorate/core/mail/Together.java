package dev.quorate.core.mail;

import dev.quorate.core.port.Outbox.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Lines that waited in one message, each still a line of its own: chats take about one message a second, and
/// people must not wait a minute for the last line of a run, or an hour for that of an outage.
record Together<M>(M message, Key key) {
    static final int MOST = 12;

    static <M> Together<M> alone(Letter letter, M message) {
        return new Together<>(message, Key.of(letter.number()));
    }

    /// As many of the letters as one message holds, the first at least.
    ///
    /// - `rendered`: empty for a letter that must go alone
    /// - `joined`: empty where two together are too much
    static <M> Together<M> of(
            List<Letter> letters,
            Function<Letter, Optional<M>> rendered,
            BiFunction<M, M, Optional<M>> joined,
            M first) {
        var message = first;
        var with = new ArrayList<Long>();
        for (var letter : letters.subList(1, letters.size())) {
            var before = message;
            var longer = rendered.apply(letter).flatMap(next -> joined.apply(before, next));
            if (longer.isEmpty()) {
                break;
            }
            message = longer.get();
            with.add(letter.number());
        }
        return new Together<>(message, new Key(letters.getFirst().number(), with, ""));
    }
}
