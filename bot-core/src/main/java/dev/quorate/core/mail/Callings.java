package dev.quorate.core.mail;

import dev.quorate.core.approval.Request;
import dev.quorate.core.mail.Caller.Stands;
import dev.quorate.core.mail.Dialect.Asked;
import dev.quorate.core.notice.Card;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is called for a card, in its thread: those who may approve once when it opens and once more when half of
/// the time is gone, and the one who asked when it expires. Nothing else mentions anybody.
final class Callings<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Callings.class);

    private final Caller<M> caller;
    private final Threads threads;
    private final Rendering<M> rendering;
    private final Function<Request, List<String>> approvers;
    private final Map<RunId, Card> open = new LinkedHashMap<>();

    Callings(Caller<M> caller, Threads threads, Rendering<M> rendering, Function<Request, List<String>> approvers) {
        this.caller = caller;
        this.threads = threads;
        this.rendering = rendering;
        this.approvers = approvers;
    }

    /// A card as it is now: whether it still waits for votes.
    void seen(Card card) {
        if (card.state() == RunState.WAITING) {
            open.put(card.run(), card);
        } else {
            open.remove(card.run());
        }
    }

    /// Empty when there is nothing to wait for.
    Optional<Instant> turn(Card card, long letter, Instant written, Optional<Asked> asked) {
        var asker = asked.map(Asked::user);
        return switch (card.state()) {
            case WAITING -> {
                var members = members(card, asker);
                yield members.isEmpty() || !caller.now().isBefore(card.request().expires())
                        ? Optional.empty()
                        : once("called", card, rendering.call(card, members), Key.of(letter, "call"), written);
            }
            case EXPIRED ->
                asker.isEmpty()
                        ? Optional.empty()
                        : once(
                                "expired",
                                card,
                                rendering.expired(card, asker.get()),
                                Key.of(letter, "expired"),
                                written);
            case RUNNING, PAUSED, NEEDS_PERSON, STOPPED, DONE, FAILED, DENIED, VOID -> Optional.empty();
        };
    }

    /// The reminders that are due; when the next one will be.
    Instant turn() {
        var next = Turn.NEVER;
        for (var card : List.copyOf(open.values())) {
            var due = halfTime(card);
            if (due.isAfter(caller.now())) {
                next = Turn.sooner(next, due);
            } else {
                var until = reminded(card);
                if (until.isEmpty()) {
                    open.remove(card.run());
                    return caller.now();
                }
                next = Turn.sooner(next, until.get());
            }
        }
        return next;
    }

    private Optional<Instant> reminded(Card card) {
        var asker = threads.asker(card.run());
        var members = members(card, asker);
        return members.isEmpty()
                        || !caller.now().isBefore(card.request().expires())
                        || threads.root(card.run()).isEmpty()
                ? Optional.empty()
                : once(
                        "reminded",
                        card,
                        rendering.reminder(card, members),
                        Key.of(0, "reminder " + card.run()),
                        halfTime(card));
    }

    private Optional<Instant> once(String what, Card card, M message, Key key, Instant written) {
        var memo = what + "/" + card.run();
        if (threads.has(memo)) {
            return Optional.empty();
        }
        return switch (caller.post(threads.root(card.run()), false, message, key, written)) {
            case Go.Got<Stands>(var stands) -> {
                threads.delivered(List.of(), Map.of(memo, threads.memo(stands.id())));
                yield Optional.empty();
            }
            case Go.NotYet<Stands>(var until) -> Optional.of(until);
            case Go.Never<Stands>(var no) -> {
                LOG.error("nobody was called for {}: {}", card.run(), no.error());
                yield Optional.empty();
            }
        };
    }

    private List<String> members(Card card, Optional<String> asker) {
        return approvers.apply(card.request()).stream()
                .filter(member -> !asker.equals(Optional.of(member)))
                .toList();
    }

    private static Instant halfTime(Card card) {
        var request = card.request();
        return request.posted()
                .plus(Duration.between(request.posted(), request.expires()).dividedBy(2));
    }
}
