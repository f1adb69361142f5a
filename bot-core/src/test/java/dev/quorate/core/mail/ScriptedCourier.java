package dev.quorate.core.mail;

import dev.quorate.core.port.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A chat in memory: it keeps what stands where, counts calls by its own rules and not by the sender's, and fails
/// as its script says.
final class ScriptedCourier implements Courier<String> {
    /// One message as people see it.
    static final class Standing {
        final String channel;
        final Optional<String> thread;
        final String ts;
        final Optional<Key> key;
        final Optional<String> file;
        final String title;
        final List<String> texts = new ArrayList<>();
        final Instant at;
        final boolean broadcast;

        Standing(
                String channel,
                Optional<String> thread,
                String ts,
                Optional<Key> key,
                String text,
                @Nullable String file,
                String title,
                Instant at,
                boolean broadcast) {
            this.channel = channel;
            this.thread = thread;
            this.ts = ts;
            this.key = key;
            this.file = Optional.ofNullable(file);
            this.title = title;
            this.at = at;
            this.broadcast = broadcast;
            texts.add(text);
        }

        String text() {
            return texts.getLast();
        }
    }

    /// What happens to a call.
    enum Fate {
        WELL,
        TOO_FAST,
        UNREACHED,
        BROKEN_BEFORE,
        BROKEN_AFTER,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    /// The process ended here.
    static final class Crash extends Error {
        private static final long serialVersionUID = 1;
    }

    interface Script {
        Fate next(String method);
    }

    private final Clock clock;
    private final List<Standing> standing = new ArrayList<>();
    private final List<String> whispers = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<String, Deque<Instant>> calls = new HashMap<>();
    private final Map<String, Instant> closedUntil = new HashMap<>();
    private final Map<String, Outcome.Refused<String>> refusals = new HashMap<>();
    private Script script = _ -> Fate.WELL;
    private long clockwork = 1_712_000_000_000_000L;
    private int calledInAll;

    ScriptedCourier(Clock clock) {
        this.clock = clock;
    }

    void script(Script next) {
        script = next;
    }

    /// Every post with this text in it is refused so.
    void refuse(String text, Outcome.Refused<String> how) {
        refusals.put(text, how);
    }

    void delete(Standing message) {
        standing.remove(message);
    }

    List<Standing> standing() {
        return standing;
    }

    List<String> whispers() {
        return whispers;
    }

    List<String> violations() {
        return violations;
    }

    int calledInAll() {
        return calledInAll;
    }

    @Override
    public Outcome<String> post(Post<String> post) {
        count("post " + post.channel(), 1, 3);
        count("post " + post.channel(), 60, 60);
        return happening(
                "post " + post.channel(),
                () -> refusal(post.message())
                        .orElseGet(() -> done(stand(
                                post.channel(),
                                post.thread(),
                                Optional.of(post.key()),
                                post.message(),
                                null,
                                "",
                                post.broadcast()))));
    }

    @Override
    public Outcome<String> update(String channel, String ts, String message) {
        count("update", 60, 50);
        return happening(
                "update",
                () -> standing.stream()
                        .filter(one -> one.ts.equals(ts) && one.channel.equals(channel))
                        .findFirst()
                        .map(one -> {
                            one.texts.add(message);
                            return done(ts);
                        })
                        .orElseGet(() -> new Outcome.Refused<>("message_not_found", "", Outcome.Reach.MESSAGE)));
    }

    @Override
    public Outcome<Boolean> ephemeral(String channel, String user, Optional<String> thread, String message) {
        count("post " + channel, 1, 3);
        whispers.add(user + ": " + message);
        return new Outcome.Done<>(true);
    }

    @Override
    public Outcome<String> upload(Upload file, byte[] bytes) {
        count("upload", 60, 100);
        return happening(
                "upload",
                () -> done(stand(
                        file.channel(),
                        file.thread(),
                        Optional.empty(),
                        "file " + file.fileName(),
                        new String(bytes, StandardCharsets.UTF_8),
                        file.title(),
                        false)));
    }

    @Override
    public Outcome<List<Ours>> readBack(String channel, Optional<String> thread, Instant since) {
        count("look", 60, 50);
        var fate = script.next("look");
        return switch (fate) {
            case WELL, BROKEN_AFTER, CRASH_AFTER, CRASH_BEFORE ->
                new Outcome.Done<>(standing.stream()
                        .filter(one -> one.channel.equals(channel)
                                && (thread.isPresent()
                                        ? one.thread.equals(thread) || Objects.equals(one.ts, thread.get())
                                        : one.thread.isEmpty() || one.broadcast)
                                && !one.at.isBefore(since))
                        .map(one -> new Ours(one.ts, one.key, one.title.isEmpty() ? List.of() : List.of(one.title)))
                        .toList());
            case TOO_FAST -> new Outcome.Later<>(close("look"));
            case UNREACHED -> new Outcome.Unreached<>("no route");
            case BROKEN_BEFORE -> new Outcome.Unknown<>("HTTP 503");
        };
    }

    private Optional<Outcome<String>> refusal(String text) {
        return refusals.entrySet().stream()
                .filter(known -> text.contains(known.getKey()))
                .map(known -> (Outcome<String>) known.getValue())
                .findFirst();
    }

    private interface Effect {
        Outcome<String> take();
    }

    private Outcome<String> happening(String method, Effect effect) {
        return switch (script.next(method)) {
            case WELL -> effect.take();
            case TOO_FAST -> new Outcome.Later<>(close(method));
            case UNREACHED -> new Outcome.Unreached<>("no route");
            case BROKEN_BEFORE -> new Outcome.Unknown<>("HTTP 503");
            case BROKEN_AFTER -> {
                effect.take();
                yield new Outcome.Unknown<>("timeout");
            }
            case CRASH_BEFORE -> throw new Crash();
            case CRASH_AFTER -> {
                effect.take();
                throw new Crash();
            }
        };
    }

    private Duration close(String method) {
        var pause = Duration.ofSeconds(7);
        closedUntil.put(method, clock.now().plus(pause));
        return pause;
    }

    /// A restarted process knows nothing of a pause that the chat asked the one before for.
    void forgetPauses() {
        closedUntil.clear();
    }

    private void count(String method, int seconds, int most) {
        calledInAll++;
        var now = clock.now();
        var recent = calls.computeIfAbsent(method + "/" + seconds, _ -> new ArrayDeque<>());
        recent.addLast(now);
        while (!recent.getFirst().isAfter(now.minusSeconds(seconds))) {
            recent.removeFirst();
        }
        if (recent.size() > most) {
            violations.add(method + ": " + recent.size() + " calls in " + seconds + " s at " + now);
        }
        if (closedUntil.getOrDefault(method, Instant.MIN).isAfter(now)) {
            violations.add(method + " was called again before Retry-After was over, at " + now);
        }
    }

    private String stand(
            String channel,
            Optional<String> thread,
            Optional<Key> key,
            String text,
            @Nullable String file,
            String title,
            boolean broadcast) {
        clockwork += 1_000;
        var ts = clockwork / 1_000_000 + "." + String.format("%06d", clockwork % 1_000_000);
        standing.add(new Standing(channel, thread, ts, key, text, file, title, clock.now(), broadcast));
        return ts;
    }

    private static Outcome<String> done(String ts) {
        return new Outcome.Done<>(ts);
    }
}
