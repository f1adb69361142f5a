package dev.quorate.core.mail;

import dev.quorate.core.mail.Caller.Stands;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What came to a channel too late to be news, and the one report about it when all of it is there. It is
/// remembered with every late letter, so that a restart in between forgets nothing.
final class Late<M> {
    private static final Logger LOG = LoggerFactory.getLogger(Late.class);
    static final Duration LATE = Duration.ofMinutes(3);
    private static final Duration BEHIND = Duration.ofSeconds(1);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// - `thread`: where all of it came; `-` when that is several threads, or none
    private record Gap(Instant from, Instant to, long lines, long letter, String thread) {
        String memo() {
            return from + " " + to + " " + lines + " " + letter + " " + thread;
        }

        static Optional<Gap> of(String memo) {
            var part = memo.split(" ", -1);
            return part.length == 5
                    ? Optional.of(new Gap(
                            Instant.parse(part[0]),
                            Instant.parse(part[1]),
                            Long.parseLong(part[2]),
                            Long.parseLong(part[3]),
                            part[4]))
                    : Optional.empty();
        }
    }

    private final Caller<M> caller;
    private final Threads threads;
    private final Rendering<M> rendering;
    private final String chat;
    private Optional<Gap> gap;

    Late(Caller<M> caller, Threads threads, Workshop<M> shop) {
        this.caller = caller;
        this.threads = threads;
        rendering = shop.rendering();
        chat = shop.dialect().name();
        gap = shop.outbox().memo(shop.dialect().chat(), key()).flatMap(Gap::of);
    }

    /// Whether this has waited for others before it.
    boolean isBehind(Instant written) {
        return caller.now().isAfter(written.plus(BEHIND));
    }

    boolean isLate(Instant written) {
        return caller.now().isAfter(written.plus(LATE));
    }

    /// Counts what was written at that time and is told now; what to remember with it.
    Map<String, String> count(Instant written, long letter, long lines, Optional<String> thread) {
        if (!isLate(written)) {
            return Map.of();
        }
        var here = thread.orElse("-");
        gap = Optional.of(gap.map(known -> new Gap(
                        written.isBefore(known.from()) ? written : known.from(),
                        known.to(),
                        known.lines() + lines,
                        letter,
                        known.thread().equals(here) ? here : "-"))
                .orElse(new Gap(written, caller.now(), lines, letter, here)));
        return Map.of(key(), gap.get().memo());
    }

    /// When the report can be made, the rest being told; NEVER if there is nothing to report.
    Instant turn() {
        if (gap.isEmpty()) {
            return Turn.NEVER;
        }
        var now = gap.get();
        var thread = now.thread().equals("-") ? Optional.<String>empty() : Optional.of(now.thread());
        var message = rendering.words(words(now));
        return switch (caller.post(thread, false, message, Key.of(now.letter(), "gap"), now.from())) {
            case Go.Got<Stands> _ -> done();
            case Go.NotYet<Stands>(var until) -> until;
            case Go.Never<Stands>(var no) -> {
                LOG.error("no report of what came late to {}: {}", caller.channel(), no.error());
                yield done();
            }
        };
    }

    private Instant done() {
        threads.delivered(List.of(), Map.of(key(), ""));
        gap = Optional.empty();
        return caller.now();
    }

    private String words(Gap gap) {
        var outage = caller.lastOutage()
                .filter(known ->
                        !known.to().isBefore(gap.from()) && !known.from().isAfter(gap.to()));
        var lines = gap.lines() == 1 ? "1 line above was" : gap.lines() + " lines above were";
        return outage.isPresent()
                ? "I could not reach " + chat + " from " + clock(outage.get().from()) + " to "
                        + clock(outage.get().to()) + " UTC; " + lines + " late."
                : "I could not tell " + chat + " from " + clock(gap.from()) + " to " + clock(gap.to()) + " UTC; "
                        + lines + " late.";
    }

    private static String clock(Instant at) {
        return CLOCK.format(at);
    }

    private String key() {
        return "late/" + caller.channel();
    }
}
