package dev.quorate.core.mail;

import dev.quorate.core.mail.Caller.Stands;
import dev.quorate.core.mail.Dialect.Asked;
import dev.quorate.core.notice.Card;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The cards of a channel: each is posted once, and edited to what is true now. Of those that wait for one run
/// only the newest is shown, and it counts for the older ones.
final class Cards<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Cards.class);

    /// The cards of one run that the chat does not have.
    private static final class Waiting {
        private final List<Long> letters = new ArrayList<>();
        private final long first;
        private final Place place;
        private Card newest;
        private Instant written;
        private boolean opens;
        private boolean isShown;

        /// Why the chat does not take it: then only words are posted.
        private Optional<String> refused = Optional.empty();

        Waiting(Letter letter, Card card, boolean opens) {
            first = letter.number();
            place = letter.outgoing().place();
            newest = card;
            written = letter.at();
            this.opens = opens;
        }

        void add(Letter letter, Card card) {
            letters.add(letter.number());
            newest = card;
            written = letter.at();
            isShown = false;
        }
    }

    private final Caller<M> caller;
    private final Threads threads;
    private final Rendering<M> rendering;
    private final String chat;
    private final Callings<M> callings;
    private final WholePlans<M> plans;
    private final Map<RunId, Waiting> waiting = new LinkedHashMap<>();

    Cards(Caller<M> caller, Threads threads, Workshop<M> shop, Callings<M> callings) {
        this.caller = caller;
        this.threads = threads;
        rendering = shop.rendering();
        chat = shop.dialect().name();
        this.callings = callings;
        plans = new WholePlans<>(caller, threads, rendering);
    }

    /// Whether it must be posted, which has its place among the lines.
    boolean add(Letter letter, Card card) {
        var known = waiting.get(card.run());
        var opens = known == null && threads.card(card.run()).isEmpty();
        if (known == null) {
            known = new Waiting(letter, card, opens);
            waiting.put(card.run(), known);
        }
        known.add(letter, card);
        callings.seen(card);
        return opens;
    }

    /// Posts the card of a run. Now when it stands; later when it must wait.
    Instant open(RunId run, Runnable opened) {
        var card = waiting.get(run);
        if (card == null) {
            opened.run();
            return caller.now();
        }
        if (card.refused.isPresent()) {
            return aside(card, card.refused.get(), opened);
        }
        var inThread = threads.asked(card.place).flatMap(Asked::cardIn);
        var posted =
                caller.post(inThread, inThread.isPresent(), laidOut(card.newest), Key.of(card.first), card.written);
        return switch (posted) {
            case Go.Got<Stands>(var stands) -> {
                var memos = new HashMap<>(
                        threads.remember(card.newest, card.place, stands.id(), inThread.orElse(stands.id())));
                memos.putAll(plans.onCard(card.newest));
                threads.delivered(List.of(), memos);
                card.opens = false;
                card.isShown = !stands.wasFound();
                opened.run();
                yield caller.now();
            }
            case Go.NotYet<Stands>(var until) -> until;
            case Go.Never<Stands>(var no) -> refused(card, no.error());
        };
    }

    private Instant refused(Waiting card, String error) {
        LOG.error(
                "{} refused the card of {}: {}. It is decided with the words `approve {}`.",
                chat,
                card.newest.run(),
                error,
                card.newest.request().plan().digest().brief());
        card.refused = Optional.of(error);
        return caller.now();
    }

    /// A run without a card goes on in lines, and in the other chats.
    private Instant aside(Waiting card, String error, Runnable opened) {
        var words = rendering.words(Plainly.first(
                chat + " refused the card of this plan, " + error + ". All of it stands in the file below, and"
                        + " words count all the same. "
                        + card.newest.request().plan().title() + ": say `approve "
                        + card.newest.request().plan().digest().brief() + "` or `deny "
                        + card.newest.request().plan().digest().brief() + " because ...`."));
        return switch (caller.post(Optional.empty(), false, words, Key.of(card.first, "plain"), card.written)) {
            case Go.Got<Stands>(var stands) -> {
                var memos = new HashMap<>(threads.remember(card.newest, card.place, stands.id(), stands.id()));
                memos.putAll(WholePlans.withoutCard(card.newest));
                threads.delivered(List.of(), memos);
                card.opens = false;
                card.isShown = true;
                opened.run();
                yield caller.now();
            }
            case Go.NotYet<Stands>(var until) -> until;
            case Go.Never<Stands> _ -> {
                threads.delivered(card.letters, Map.of());
                yield gone(card, opened);
            }
        };
    }

    private Instant gone(Waiting card, Runnable opened) {
        waiting.remove(card.newest.run());
        opened.run();
        return caller.now();
    }

    /// Edits the card that has waited longest, calls those who are to be called for it.
    Instant turn() {
        var next = Turn.NEVER;
        for (var card : List.copyOf(waiting.values())) {
            if (!card.opens) {
                var turn = card.isShown ? called(card) : edited(card);
                if (!turn.isAfter(caller.now())) {
                    return turn;
                }
                next = Turn.sooner(next, turn);
            }
        }
        return next;
    }

    private Instant edited(Waiting card) {
        var stands = threads.card(card.newest.run());
        if (stands.isEmpty()) {
            return reopened(card);
        }
        return switch (caller.update(stands.get(), laidOut(card.newest), 0, card.written)) {
            case Go.Got<String> _ -> shown(card);
            case Go.NotYet<String>(var until) -> until;
            case Go.Never<String>(var no) -> {
                LOG.error(
                        "{} refused the edit of the card of {}: {}. {}",
                        chat,
                        card.newest.run(),
                        no.error(),
                        no.whatToDo());
                yield reopened(card);
            }
        };
    }

    /// Somebody deleted the card, or it cannot be edited any more: it stands anew, in the run's thread.
    private Instant reopened(Waiting card) {
        var root = threads.root(card.newest.run());
        var key = Key.of(card.letters.getFirst(), "again");
        return switch (caller.post(root, root.isPresent(), laidOut(card.newest), key, card.written)) {
            case Go.Got<Stands>(var stands) -> {
                threads.delivered(
                        List.of(), threads.remember(card.newest, card.place, stands.id(), root.orElse(stands.id())));
                card.isShown = !stands.wasFound();
                yield caller.now();
            }
            case Go.NotYet<Stands>(var until) -> until;
            case Go.Never<Stands>(var no) -> {
                LOG.error("no card of {} stands in {}: {}", card.newest.run(), chat, no.error());
                yield shown(card);
            }
        };
    }

    private Instant shown(Waiting card) {
        card.isShown = true;
        return caller.now();
    }

    private Instant called(Waiting card) {
        var whole = plans.turn(card.newest, card.first, card.written);
        if (whole.isPresent()) {
            return whole.get();
        }
        var until = callings.turn(card.newest, card.first, card.written, threads.asked(card.place));
        if (until.isPresent()) {
            return until.get();
        }
        threads.delivered(card.letters, Map.of());
        waiting.remove(card.newest.run());
        return caller.now();
    }

    private M laidOut(Card card) {
        try {
            return rendering.card(card);
        } catch (RuntimeException e) {
            LOG.error("the card of {} cannot be laid out", card.run(), e);
            return rendering.words(Plainly.first(
                    card.request().plan().title() + ": " + card.state().word() + ". " + card.last()));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    static boolean isOpen(Card card) {
        return card.state() == RunState.WAITING;
    }
}
