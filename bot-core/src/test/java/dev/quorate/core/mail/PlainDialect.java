package dev.quorate.core.mail;

import dev.quorate.core.mail.Limits.Rate;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.util.Optional;

/// A chat whose places say what they are: `chat:C1` with the thread `top 17.1 alice` or `in 17.1 alice`.
final class PlainDialect implements Dialect {
    static Place top(String channel, String message, String user) {
        return new Place("chat:" + channel, "top " + message + " " + user);
    }

    static Place thread(String channel, String root, String user) {
        return new Place("chat:" + channel, "in " + root + " " + user);
    }

    @Override
    public String chat() {
        return "chat";
    }

    @Override
    public String name() {
        return "Chat";
    }

    @Override
    public Limits limits() {
        return new Limits(
                new Rate(Duration.ofMillis(1_112), 2),
                new Rate(Duration.ofSeconds(2), 5),
                new Rate(Duration.ofSeconds(2), 5),
                new Rate(Duration.ofSeconds(1), 10));
    }

    @Override
    public Optional<Asked> asked(Place place) {
        var part = place.thread().split(" ", -1);
        if (part.length != 3) {
            return Optional.empty();
        }
        var root = Optional.of(part[1]);
        return Optional.of(new Asked(part[2], root, part[0].equals("in") ? root : Optional.empty()));
    }
}
