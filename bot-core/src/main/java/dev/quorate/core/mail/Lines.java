package dev.quorate.core.mail;

import dev.quorate.core.layout.Document;
import dev.quorate.core.mail.Caller.Stands;
import dev.quorate.core.mail.Courier.Upload;
import dev.quorate.core.mail.Dialect.Asked;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox.Letter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Letters that are messages of their own, in the order in which they were written. Where they come faster
/// than the chat takes messages, several go in one: a run of two seconds is not told for a minute.
final class Lines<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    /// What to remember with the letters, beyond what the lines themselves need.
    interface AlsoRemember {
        Map<String, String> with(Letter letter);
    }

    private final Caller<M> caller;
    private final Threads threads;
    private final Rendering<M> rendering;
    private final Late<M> late;
    private final String chat;
    private final AlsoRemember also;

    /// The first message stands, and its file does not yet.
    private Optional<Stands> standing = Optional.empty();

    /// Why the first message is not taken as it is.
    private Optional<Outcome.Refused<?>> refused = Optional.empty();

    Lines(Caller<M> caller, Threads threads, Workshop<M> shop, Late<M> late, AlsoRemember also) {
        this.caller = caller;
        this.threads = threads;
        rendering = shop.rendering();
        chat = shop.dialect().name();
        this.late = late;
        this.also = also;
    }

    /// The first of these letters and those that go with it; they leave `waiting` when the chat has them.
    Instant turn(List<Letter> first, Settled settled) {
        var letter = first.getFirst();
        var asker = threads.asked(letter.outgoing().place())
                .filter(_ -> notice(letter).audience() == Notice.Audience.ASKER);
        return asker.isPresent() ? whispered(letter, asker.get(), settled) : said(letter, first, settled);
    }

    /// Tells who keeps the letters that these are delivered.
    interface Settled {
        void letters(List<Letter> letters);
    }

    private Instant whispered(Letter letter, Asked asked, Settled settled) {
        return switch (caller.ephemeral(
                asked.user(), asked.cardIn(), rendered(letter).message(), letter.at())) {
            case Go.Got<Boolean> _ -> done(List.of(letter), Optional.empty(), settled);
            case Go.NotYet<Boolean>(var until) -> until;
            case Go.Never<Boolean>(var no) -> {
                LOG.error(
                        "letter {} is set aside, nobody was told it: {}. {}",
                        letter.number(),
                        no.error(),
                        no.whatToDo());
                yield done(List.of(letter), Optional.empty(), settled);
            }
        };
    }

    private Instant said(Letter letter, List<Letter> first, Settled settled) {
        var thread = threads.thread(letter.outgoing().place(), notice(letter));
        var rendered = rendered(letter);
        if (standing.isEmpty()) {
            var until = refused.isPresent()
                    ? plainly(letter, thread)
                    : posted(
                            letter,
                            first,
                            rendered.message(),
                            thread,
                            rendered.file().isEmpty());
            if (until.isPresent()) {
                return until.get();
            }
        }
        if (rendered.file().isPresent() && refused.isEmpty()) {
            var until = attached(letter, rendered.file().get(), thread);
            if (until.isPresent()) {
                return until.get();
            }
        }
        var carried = standing.map(stands -> stands.key().with()).orElse(List.of());
        return done(
                first.stream()
                        .filter(one -> one.number() == letter.number() || carried.contains(one.number()))
                        .toList(),
                thread,
                settled);
    }

    /// Empty when it stands.
    private Optional<Instant> posted(
            Letter letter, List<Letter> first, M message, Optional<String> thread, boolean mayShare) {
        var together = mayShare && late.isBehind(letter.at())
                ? Together.of(first, one -> shared(one, thread), rendering::joined, message)
                : Together.alone(letter, message);
        return switch (caller.post(thread, false, together.message(), together.key(), letter.at())) {
            case Go.Got<Stands>(var stands) -> {
                standing = Optional.of(stands);
                yield Optional.empty();
            }
            case Go.NotYet<Stands>(var until) -> Optional.of(until);
            case Go.Never<Stands>(var no) -> {
                LOG.error("{} refused letter {}: {}. {}", chat, letter.number(), no.error(), no.whatToDo());
                refused = Optional.of(no);
                yield Optional.of(caller.now());
            }
        };
    }

    /// The message of a letter that may share one with others in that thread.
    private Optional<M> shared(Letter letter, Optional<String> thread) {
        var notice = notice(letter);
        if (notice.audience() == Notice.Audience.ASKER
                || !threads.thread(letter.outgoing().place(), notice).equals(thread)) {
            return Optional.empty();
        }
        var rendered = rendered(letter);
        return rendered.file().isEmpty() ? Optional.of(rendered.message()) : Optional.empty();
    }

    /// Empty when there is nothing left to wait for.
    private Optional<Instant> attached(Letter letter, Document file, Optional<String> thread) {
        var root = thread.or(() -> standing.map(Stands::id));
        var upload = new Upload(
                caller.channel(), root, file.fileName(), file.title() + " (" + letter.number() + ")", "", "");
        var bytes = file.text().getBytes(StandardCharsets.UTF_8);
        return switch (caller.upload(upload, bytes, Key.of(letter.number(), "file"), letter.at())) {
            case Go.Got<String> _ -> Optional.empty();
            case Go.NotYet<String>(var until) -> Optional.of(until);
            case Go.Never<String>(var no) -> {
                LOG.error("{} refused file {} of letter {}: {}", chat, file.fileName(), letter.number(), no.error());
                yield Optional.empty();
            }
        };
    }

    /// What the chat will not take as it is goes as a plain sentence; where not even that goes, it is given up, so
    /// that it holds up nobody. Empty when that is settled.
    private Optional<Instant> plainly(Letter letter, Optional<String> thread) {
        var why = refused.orElseThrow();
        var isThreadGone = why.reach() == Outcome.Reach.THREAD;
        var plain = rendering.words(Plainly.first(notice(letter).text()) + " (" + chat + " refused the whole of it, "
                + why.error() + "; it is in the record.)");
        var key = Key.of(letter.number(), "plain");
        return switch (caller.post(isThreadGone ? Optional.empty() : thread, false, plain, key, letter.at())) {
            case Go.Got<Stands> _ -> Optional.empty();
            case Go.NotYet<Stands>(var until) -> Optional.of(until);
            case Go.Never<Stands>(var no) -> {
                LOG.error(
                        "letter {} is set aside, {}; it said: {}",
                        letter.number(),
                        no.error(),
                        notice(letter).text());
                yield Optional.empty();
            }
        };
    }

    private Instant done(List<Letter> letters, Optional<String> thread, Settled settled) {
        var memos = new HashMap<String, String>();
        letters.forEach(letter -> {
            memos.putAll(also.with(letter));
            memos.putAll(late.count(letter.at(), letter.number(), 1, thread));
        });
        var numbers = letters.stream().map(Letter::number).toList();
        threads.delivered(numbers, memos);
        standing = Optional.empty();
        refused = Optional.empty();
        settled.letters(letters);
        return caller.now();
    }

    private Rendered<M> rendered(Letter letter) {
        try {
            return rendering.line(notice(letter));
        } catch (RuntimeException e) {
            LOG.error("letter {} cannot be laid out", letter.number(), e);
            return new Rendered<>(rendering.words(Plainly.first(notice(letter).text())), Optional.empty());
        }
    }

    private static Notice notice(Letter letter) {
        return letter.outgoing().notice();
    }
}
