package dev.quorate.core.mail;

import dev.quorate.core.mail.Dialect.Asked;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where in one channel something belongs, and where the cards stand; remembered in the outbox, so that it is
/// known after a restart too.
final class Threads {
    private final Outbox outbox;
    private final Dialect dialect;
    private final String channel;

    Threads(Outbox outbox, Dialect dialect, String channel) {
        this.outbox = outbox;
        this.dialect = dialect;
        this.channel = channel;
    }

    static String cardMemo(RunId run) {
        return "card/" + run;
    }

    static String threadMemo(String channel, String root) {
        return "thread/" + channel + "/" + root;
    }

    static String planMemo(String digest) {
        return "plan/" + digest;
    }

    static String channel(Place place) {
        return place.room().substring(place.room().indexOf(':') + 1);
    }

    static Optional<RunId> run(Notice notice) {
        return switch (notice) {
            case Notice.CardShown(var card) -> Optional.of(card.run());
            case Notice.VoteCast vote -> Optional.of(vote.run());
            case Notice.RunChanged run -> Optional.of(run.run());
            case Notice.StepChanged step -> Optional.of(step.run());
            case Notice.HostLines lines -> Optional.of(lines.run());
            case Notice.HealthSeen health ->
                health.run().isEmpty() ? Optional.empty() : Optional.of(new RunId(health.run()));
            case Notice.PlanPreviewed _, Notice.Refused _, Notice.Answered _, Notice.Broken _ -> Optional.empty();
        };
    }

    /// The thread to say it in: the run's, or else the one where it was asked. Empty is the channel's top level.
    Optional<String> thread(Place place, Notice notice) {
        return run(notice).flatMap(this::root).or(() -> asked(place).flatMap(Asked::answerIn));
    }

    Optional<Asked> asked(Place place) {
        return dialect.asked(place);
    }

    /// The root of the run's thread in this channel.
    Optional<String> root(RunId run) {
        return here("root/" + run);
    }

    /// The message that is the run's card in this channel.
    Optional<String> card(RunId run) {
        return here(cardMemo(run));
    }

    /// The account that asked for it.
    Optional<String> asker(RunId run) {
        return outbox.memo(dialect.chat(), "asker/" + run);
    }

    Optional<String> tail(String name) {
        return here("tail/" + name).filter(at -> !at.isEmpty());
    }

    /// The letter with which the run's latest step was over: journals before it are whole. 0 if there is none.
    long over(RunId run) {
        return outbox.memo(dialect.chat(), "over/" + run).map(Long::valueOf).orElse(0L);
    }

    /// The file with journals of the run that is on its way.
    Optional<Extent> file(RunId run) {
        return outbox.memo(dialect.chat(), "file/" + run).flatMap(Extent::of);
    }

    boolean has(String key) {
        return memoOf(key).isPresent();
    }

    Optional<String> memoOf(String key) {
        return outbox.memo(dialect.chat(), key);
    }

    private Optional<String> here(String key) {
        return outbox.memo(dialect.chat(), key)
                .filter(memo -> memo.startsWith(channel + " "))
                .map(memo -> memo.substring(channel.length() + 1));
    }

    String memo(String at) {
        return channel + " " + at;
    }

    /// What the adapter must know of a card that stands at `at` now, in a thread that begins at `root`.
    Map<String, String> remember(Card card, Place asked, String at, String root) {
        var memos = new HashMap<String, String>();
        asked(asked).ifPresent(spot -> memos.put("asker/" + card.run(), spot.user()));
        memos.put(cardMemo(card.run()), memo(at));
        memos.put("root/" + card.run(), memo(root));
        memos.put(threadMemo(channel, root), card.run().value());
        memos.put(planMemo(card.request().plan().digest().hex()), card.run().value());
        return memos;
    }

    void delivered(List<Long> letters, Map<String, String> memos) {
        outbox.delivered(dialect.chat(), letters, memos);
    }
}
