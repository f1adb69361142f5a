package dev.quorate.chat.slack;

import com.slack.api.model.view.View;
import dev.quorate.chat.slack.api.Spot;
import dev.quorate.chat.slack.hearing.Aside;
import dev.quorate.chat.slack.hearing.Modals;
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

/// What a click shows: a form, the whole plan, or a word to one person. Of a plan that we never showed there is
/// nothing to see.
///
/// - `via`: the endpoint that the listed commands of a run point at
record Shown(Store store, Clock clock, Function<Progress, Url> via, Runnable collect) implements Modals, Aside {
    @Override
    public View denial(String digest) {
        return dev.quorate.chat.slack.cards.Modals.denial(
                card(digest).orElseThrow(() -> new IllegalStateException("no card has this plan: " + digest)), "");
    }

    /// A click is enough where the card shows all of the plan and the rule wants no words.
    @Override
    public Optional<View> approval(String digest) {
        return card(digest)
                .filter(card -> !isClickEnough(card))
                .map(card -> dev.quorate.chat.slack.cards.Modals.approval(card, ""));
    }

    private static boolean isClickEnough(Card card) {
        var request = card.request();
        var hasReason = request.plan().ask().reason().isPresent();
        return dev.quorate.chat.slack.cards.CardMessage.showsAll(card)
                && !request.rule().typeClusterName()
                && (hasReason || !request.rule().reason());
    }

    @Override
    public void show(String digest, Spot spot) {
        card(digest).ifPresent(card -> tell(spot, new Notice.PlanPreviewed(card)));
    }

    @Override
    public void whisper(Spot spot, String text) {
        tell(spot, new Notice.Answered(text, Notice.Audience.ASKER));
    }

    private void tell(Spot spot, Notice notice) {
        store.outbox().put(clock.now(), List.of(new Outgoing(spot.place(), notice)));
        collect.run();
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
