package dev.quorate.core.mail;

import dev.quorate.core.layout.WholePlan;
import dev.quorate.core.mail.Courier.Upload;
import dev.quorate.core.notice.Card;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where all of a plan can be read before it is approved: on its card, or, if that cannot hold it, in a file in the
/// card's thread. Remembered, for an approval counts only when it is so.
final class WholePlans<M> {
    private static final Logger LOG = LoggerFactory.getLogger(WholePlans.class);
    private static final String ON_CARD = "card";
    private static final String IN_FILE = "file";
    private static final String NOWHERE = "nowhere";

    private final Caller<M> caller;
    private final Threads threads;
    private final Rendering<M> rendering;

    WholePlans(Caller<M> caller, Threads threads, Rendering<M> rendering) {
        this.caller = caller;
        this.threads = threads;
        this.rendering = rendering;
    }

    private static String memo(RunId run) {
        return "whole/" + run;
    }

    static boolean isShown(Outbox outbox, String chat, RunId run) {
        return outbox.memo(chat, memo(run))
                .filter(where -> !where.equals(NOWHERE))
                .isPresent();
    }

    /// To remember with a card that stands, as it was laid out.
    Map<String, String> onCard(Card card) {
        return Map.of(memo(card.run()), showsAll(card) ? ON_CARD : NOWHERE);
    }

    /// One that cannot be laid out shows nothing.
    private boolean showsAll(Card card) {
        try {
            return rendering.showsAll(card);
        } catch (RuntimeException e) {
            LOG.error("the card of {} cannot be laid out", card.run(), e);
            return false;
        }
    }

    /// To remember where the chat did not take the card.
    static Map<String, String> withoutCard(Card card) {
        return Map.of(memo(card.run()), NOWHERE);
    }

    /// Posts the file if it is needed and not there; empty when there is nothing to wait for. A card that showed all
    /// may come to show less, as votes on it take room.
    Optional<Instant> turn(Card card, long letter, Instant written) {
        var where = threads.memoOf(memo(card.run())).orElse(NOWHERE);
        var needed = where.equals(NOWHERE) || (where.equals(ON_CARD) && !showsAll(card));
        return needed && card.state() == RunState.WAITING ? posted(card, letter, written) : Optional.empty();
    }

    private Optional<Instant> posted(Card card, long letter, Instant written) {
        var document = WholePlan.document(card);
        var file = new Upload(
                caller.channel(),
                threads.root(card.run()),
                document.fileName(),
                document.title() + " (" + letter + ")",
                "",
                "All of plan " + card.request().plan().digest().brief()
                        + ", which its card cannot show. Read it before you approve.");
        return switch (caller.upload(
                file, document.text().getBytes(StandardCharsets.UTF_8), Key.of(letter, "whole"), written)) {
            case Go.Got<String> _ -> {
                threads.delivered(List.of(), Map.of(memo(card.run()), IN_FILE));
                yield Optional.empty();
            }
            case Go.NotYet<String>(var until) -> Optional.of(until);
            case Go.Never<String>(var no) -> {
                LOG.error(
                        "plan {} can be approved from another chat only: its file was refused, {}. {}",
                        card.request().plan().digest(),
                        no.error(),
                        no.whatToDo());
                yield Optional.empty();
            }
        };
    }
}
