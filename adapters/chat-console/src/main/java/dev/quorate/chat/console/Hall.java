package dev.quorate.chat.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Clock;
import dev.quorate.core.run.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// What all guests share: the rooms, the numbers of lines and threads, and the words that the bot itself says.
final class Hall {
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ConsoleChat.Settings settings;
    private final Function<String, List<String>> completion;
    private final Clock clock;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();
    private final long boot;
    private final AtomicLong lines;
    private final AtomicLong threads = new AtomicLong();

    Hall(ConsoleChat.Settings settings, Function<String, List<String>> completion, Clock clock) {
        this.settings = settings;
        this.completion = completion;
        this.clock = clock;
        // Microseconds: no bot says a million lines a second, so the next one after a restart counts on above this.
        this.boot = ChronoUnit.MICROS.between(Instant.EPOCH, clock.now());
        this.lines = new AtomicLong(boot);
    }

    void tell(Place place, Notice notice) {
        room(place.room()).tell(place, notice, clock.now());
    }

    Room room(String name) {
        return rooms.computeIfAbsent(name, _ -> new Room(lines::incrementAndGet));
    }

    /// `ops` and `console:ops` are the same; with one room there is no need to say.
    Optional<String> roomName(Optional<String> said) {
        return said.map(name -> name.startsWith("console:") ? name : "console:" + name)
                .or(() -> settings.rooms().size() == 1
                        ? Optional.of(settings.rooms().getFirst())
                        : Optional.empty())
                .filter(settings.rooms()::contains);
    }

    String whichRoom(Optional<String> said) {
        var names = String.join(", ", settings.rooms());
        if (settings.rooms().isEmpty()) {
            return "No cluster's `rooms` in the configuration name a console room; add one, for example console:ops.";
        }
        return said.map(name -> "There is no room " + name + ". ").orElse("Say which room. ") + "Choose one of " + names
                + ".";
    }

    boolean allowsSomebodyAs() {
        return settings.allowAs() != ConsoleChat.AllowAs.NOBODY;
    }

    boolean allowsAs(Peer peer) {
        return switch (settings.allowAs()) {
            case NOBODY -> false;
            case ROOT -> peer.root();
            case OWNER -> peer.root() || peer.user().equals(System.getProperty("user.name"));
        };
    }

    /// Never the same twice, after a restart either.
    String newThread() {
        return SECOND.format(clock.now()) + "-" + threads.incrementAndGet();
    }

    String welcome(String room, String who) {
        var welcome = Wire.object().put("room", room).put("who", who).put("boot", boot);
        return Wire.line(Wire.object().set("welcome", welcome));
    }

    String heard(String thread) {
        return Wire.line(Wire.object().put("heard", thread));
    }

    String candidates(String typed) {
        var line = Wire.object();
        completion.apply(typed).forEach(line.putArray("candidates")::add);
        return Wire.line(line);
    }

    ObjectNode said(Place place, String who, String text) {
        return new NoticeJson(clock.now(), place)
                .fields("said", "", "", 0, "", text)
                .with("who", who)
                .node();
    }

    String error(String text) {
        return Wire.line(new NoticeJson(clock.now(), new Place("", "")).error(text));
    }

    String broken(Place place) {
        return Wire.line(new NoticeJson(clock.now(), place)
                .error("That was not taken because of a fault of mine, and nothing was done. The bot's log has the"
                        + " trace; ask `status` and say it again."));
    }
}
