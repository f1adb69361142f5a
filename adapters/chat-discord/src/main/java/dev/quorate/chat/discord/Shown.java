package dev.quorate.chat.discord;

import dev.quorate.chat.discord.api.Spot;
import dev.quorate.chat.discord.cards.Modals;
import dev.quorate.chat.discord.hearing.Forms;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Progress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.modals.Modal;

/// What a press shows: a form, or the whole plan. Of a plan that we never showed there is nothing to see.
///
/// - `via`: the endpoint that the listed commands of a run point at
record Shown(Store store, Clock clock, Function<Progress, Url> via, Runnable collect) implements Forms {
    @Override
    public Optional<Modal> approval(String digest) {
        return card(digest).map(Modals::approval);
    }

    @Override
    public Optional<Modal> denial(String digest) {
        return card(digest).map(Modals::denial);
    }

    @Override
    public Optional<Modal> abortion(String digest) {
        return card(digest).map(Modals::abortion);
    }

    @Override
    public void show(String digest, Spot spot) {
        card(digest).ifPresent(card -> {
            store.outbox().put(clock.now(), List.of(new Outgoing(spot.place(), new Notice.PlanPreviewed(card))));
            collect.run();
        });
    }

    private Optional<Card> card(String digest) {
        return Whereabouts.in(store.outbox(), Spot.CHAT)
                .run(digest)
                .map(run -> store.journal().entries(run))
                .filter(entries -> !entries.isEmpty())
                .map(Progress::of)
                .map(progress -> Card.of(progress, via.apply(progress)));
    }
}
