package dev.quorate.core.desk;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings notices to the chat that a place belongs to: to people who sit there at once, to a chat that can be
/// away through the outbox. A chat that fails makes no run fail.
final class Teller {
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final Map<String, ChatPort> chats = new ConcurrentHashMap<>();
    private final Outbox outbox;
    private final Clock clock;

    Teller(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void connect(List<ChatPort> ports) {
        ports.forEach(port -> chats.put(port.chat(), port));
    }

    /// The chat whose accounts are of this kind.
    Optional<ChatPort> chatOf(String accounts) {
        return chats.values().stream().filter(chat -> chat.knows(accounts)).findFirst();
    }

    /// Whether a chat of ours has this place.
    boolean serves(Place place) {
        return chats.containsKey(place.chat());
    }

    /// Whether people can have read all of the plan where the run is shown in this chat; where it is not shown
    /// there, in any.
    boolean showsWhole(Progress run, String chat) {
        return run.placeIn(chat).map(List::of).orElseGet(run::places).stream()
                .flatMap(place -> Optional.ofNullable(chats.get(place.chat())).stream())
                .anyMatch(shown -> shown.showsWhole(run.run()));
    }

    /// What is to be written down together with the event that these notices are about.
    List<Outbox.Outgoing> letters(List<Place> places, List<Notice> notices) {
        return places.stream()
                .filter(place -> chats.get(place.chat()) instanceof ChatPort.Mailed)
                .flatMap(place -> notices.stream().map(notice -> new Outbox.Outgoing(place, notice)))
                .toList();
    }

    /// These are on record, with their letters. One chat that fails keeps nothing from the others.
    void recorded(List<Place> places, List<Notice> notices) {
        places.forEach(place -> recorded(place, notices));
    }

    private void recorded(Place place, List<Notice> notices) {
        switch (chats.get(place.chat())) {
            case null -> LOG.warn("no chat serves {}; not told: {}", place.room(), texts(notices));
            case ChatPort.Live live -> notices.forEach(notice -> show(live, place, notice));
            case ChatPort.Mailed mailed -> collect(mailed);
            case ChatPort other -> throw neither(other);
        }
    }

    /// Something outside of the record. For a chat that can be away it is written down first, which can
    /// throw a JournalException.
    void tell(Place place, Notice notice) {
        switch (chats.get(place.chat())) {
            case null -> LOG.warn("no chat serves {}; not told: {}", place.room(), notice.text());
            case ChatPort.Live live -> show(live, place, notice);
            case ChatPort.Mailed mailed -> {
                outbox.put(clock.now(), List.of(new Outbox.Outgoing(place, notice)));
                collect(mailed);
            }
            case ChatPort other -> throw neither(other);
        }
    }

    /// That something of ours broke, which may be the store: then only the log knows.
    void lament(Place place, String text) {
        try {
            tell(place, new Notice.Broken(text));
        } catch (Journal.JournalException e) {
            LOG.error("not told in {}: {}", place.room(), text, e);
        }
    }

    private static void show(ChatPort.Live chat, Place place, Notice notice) {
        try {
            chat.tell(place, notice);
        } catch (RuntimeException e) {
            LOG.error("{} did not take a notice for {}", place.chat(), place.room(), e);
        }
    }

    private static void collect(ChatPort.Mailed chat) {
        try {
            chat.collect();
        } catch (RuntimeException e) {
            LOG.error("{} did not come for its letters; they wait", chat.chat(), e);
        }
    }

    private static List<String> texts(List<Notice> notices) {
        return notices.stream().map(Notice::text).toList();
    }

    private static IllegalStateException neither(ChatPort chat) {
        return new IllegalStateException(chat.chat() + " is neither a live chat nor one with letters");
    }
}
