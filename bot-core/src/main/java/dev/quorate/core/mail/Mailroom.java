package dev.quorate.core.mail;

import dev.quorate.core.cluster.Url;
import dev.quorate.core.notice.Card;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Sorts the letters that wait for a chat to the senders of their channels, each once.
final class Mailroom<M> {
    private static final int PAGE = 500;
    private static final int RECENT = 200;

    /// Listed commands are no part of a reminder, so it is all the same where they would point.
    private static final Url NOWHERE = new Url("http", "127.0.0.1", 2379);

    private final Workshop<M> shop;
    private final Consumer<ChannelSender<M>> begun;
    private final Map<String, ChannelSender<M>> senders = new HashMap<>();
    private long sorted;

    /// `begun` is told of each sender, once, when it has its first letter.
    Mailroom(Workshop<M> shop, Consumer<ChannelSender<M>> begun) {
        this.shop = shop;
        this.begun = begun;
    }

    /// Everything that waits, before any sender has its first turn: what belongs together must not be torn by
    /// a sender that is faster than this.
    void open() {
        var waiting = page();
        while (!waiting.isEmpty()) {
            for (var letter : waiting) {
                sender(letter.outgoing().place()).addFromBefore(letter);
                sorted = letter.number();
            }
            waiting = page();
        }
        shop.journal().open().forEach(this::stillOpen);
        shop.journal().runs().stream().limit(RECENT).forEach(this::owedPicture);
        senders.values().forEach(begun);
    }

    /// What came since. False when some of it must wait until a sender has room.
    boolean sort() {
        var waiting = page();
        while (!waiting.isEmpty()) {
            for (var letter : waiting) {
                if (!accepted(letter)) {
                    return false;
                }
                sorted = letter.number();
            }
            waiting = page();
        }
        return true;
    }

    private boolean accepted(Letter letter) {
        var channel = Threads.channel(letter.outgoing().place());
        var isNew = !senders.containsKey(channel);
        var sender = sender(letter.outgoing().place());
        var accepted = sender.add(letter);
        if (isNew) {
            begun.accept(sender);
        }
        return accepted;
    }

    private List<Letter> page() {
        return shop.outbox().waiting(shop.dialect().chat(), sorted, PAGE);
    }

    private ChannelSender<M> sender(Place place) {
        return senders.computeIfAbsent(Threads.channel(place), channel -> new ChannelSender<>(channel, shop));
    }

    private void stillOpen(RunId run) {
        var progress = progress(run);
        here(progress).ifPresent(sender -> sender.stillOpen(Card.of(progress, NOWHERE)));
    }

    private void owedPicture(RunId run) {
        if (shop.outbox()
                .memo(shop.dialect().chat(), Pictures.memo(run))
                .filter(Pictures.OWED::equals)
                .isPresent()) {
            here(progress(run)).ifPresent(sender -> sender.owesPicture(run));
        }
    }

    /// The sender of the channel where the run is shown in this chat, wherever it was asked for.
    private Optional<ChannelSender<M>> here(Progress progress) {
        return progress.placeIn(shop.dialect().chat()).map(this::sender);
    }

    private Progress progress(RunId run) {
        return Progress.of(shop.journal().entries(run));
    }
}
