package dev.quorate.core.mail;

import dev.quorate.core.mail.Courier.Ours;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One channel's calls to a chat: within its limits, and never made again before it is known that the first one
/// came to nothing. No chat takes a key that makes a repetition harmless for ever, so we read back what stands
/// there.
final class Caller<M> {
    /// So long a channel that shuts us out may have to let us in again before its letters are set aside.
    private static final Duration SHUT_OUT = Duration.ofHours(1);

    /// A message of ours that stands there now. One that was found there may say what was true earlier.
    record Stands(String id, Key key, boolean wasFound) {}

    private final Courier<M> api;
    private final Clock clock;
    private final Limits.Shared limits;
    private final String channel;
    private final Pace posts;
    private final Reach reach;
    private final Doubts doubts = new Doubts();

    Caller(Workshop<M> shop, String channel) {
        api = shop.api();
        clock = shop.clock();
        limits = shop.limits();
        this.channel = channel;
        posts = new Pace(shop.dialect().limits().posts());
        reach = new Reach(shop.dialect().name(), channel);
    }

    String channel() {
        return channel;
    }

    Instant now() {
        return clock.now();
    }

    Instant restingUntil() {
        return reach.restingUntil();
    }

    Optional<Reach.Outage> lastOutage() {
        return reach.lastOutage();
    }

    void before(long letter) {
        doubts.before(letter);
    }

    /// - `written`: when the letter was, that it is for
    Go<Stands> post(Optional<String> thread, boolean broadcast, M message, Key key, Instant written) {
        var since = doubts.since(key, written);
        if (since.isPresent()) {
            var looked = look(
                    thread,
                    since.get(),
                    written,
                    ours -> ours.key().filter(key::isSameMessage).isPresent());
            if (!(looked instanceof Go.Got<Optional<Ours>>(var found))) {
                return passed(looked);
            }
            doubts.settle(key);
            if (found.isPresent()) {
                return new Go.Got<>(
                        new Stands(found.get().id(), found.get().key().orElse(key), true));
            }
        }
        if (!posts.take(now())) {
            return new Go.NotYet<>(posts.freeAt(now()));
        }
        var outcome = api.post(new Courier.Post<>(channel, thread, broadcast, message, key));
        return posted(outcome, key, written);
    }

    private Go<Stands> posted(Outcome<String> outcome, Key key, Instant written) {
        switch (outcome) {
            case Outcome.Done<String> _ -> doubts.settle(key);
            case Outcome.Unknown<String> _ -> doubts.brokeOff(key, now());
            case Outcome.Later<String> _, Outcome.Unreached<String> _, Outcome.Refused<String> _ -> {}
        }
        return switch (judged(outcome, posts, written)) {
            case Go.Got<String>(var ts) -> new Go.Got<>(new Stands(ts, key, false));
            case Go.NotYet<String>(var until) -> new Go.NotYet<>(until);
            case Go.Never<String>(var no) -> new Go.Never<>(no);
        };
    }

    /// An edit is the whole message anew: made twice, it is made once.
    Go<String> update(String id, M message, int reserve, Instant written) {
        if (!limits.updates().take(now(), reserve)) {
            return new Go.NotYet<>(limits.updates().freeAt(now(), reserve));
        }
        return judged(api.update(channel, id, message), limits.updates(), written);
    }

    /// Chats keep these nowhere, so one that broke off may be shown a second time, to the same one person.
    Go<Boolean> ephemeral(String user, Optional<String> thread, M message, Instant written) {
        if (!posts.take(now())) {
            return new Go.NotYet<>(posts.freeAt(now()));
        }
        return judged(api.ephemeral(channel, user, thread, message), posts, written);
    }

    /// The file's title must be its own in its thread: by that it is known again.
    Go<String> upload(Courier.Upload file, byte[] bytes, Key key, Instant written) {
        var since = doubts.since(key, written);
        if (since.isPresent()) {
            var looked = look(
                    file.thread(),
                    since.get(),
                    written,
                    ours -> ours.fileTitles().contains(file.title()));
            if (!(looked instanceof Go.Got<Optional<Ours>>(var found))) {
                return passed(looked);
            }
            doubts.settle(key);
            if (found.isPresent()) {
                return new Go.Got<>(found.get().id());
            }
        }
        var now = now();
        if (posts.freeAt(now).isAfter(now) || !limits.uploads().take(now)) {
            return new Go.NotYet<>(later(posts.freeAt(now), limits.uploads().freeAt(now)));
        }
        posts.take(now);
        var outcome = api.upload(file, bytes);
        if (outcome instanceof Outcome.Unknown<String>) {
            doubts.brokeOff(key, now());
        } else if (outcome instanceof Outcome.Done<String>) {
            doubts.settle(key);
        }
        return judged(outcome, limits.uploads(), written);
    }

    /// Where nothing may be read, telling twice is better than not at all.
    private Go<Optional<Ours>> look(Optional<String> thread, Instant since, Instant written, Predicate<Ours> wanted) {
        if (!limits.looks().take(now())) {
            return new Go.NotYet<>(limits.looks().freeAt(now()));
        }
        return switch (judged(api.readBack(channel, thread, since), limits.looks(), written)) {
            case Go.Got<List<Ours>>(var there) ->
                new Go.Got<>(there.stream().filter(wanted).findFirst());
            case Go.NotYet<List<Ours>>(var until) -> new Go.NotYet<>(until);
            case Go.Never<List<Ours>> _ -> new Go.Got<>(Optional.empty());
        };
    }

    private <T> Go<T> judged(Outcome<T> outcome, Pace pace, Instant written) {
        var now = now();
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> {
                reach.answered(now);
                yield new Go.Got<>(value);
            }
            case Outcome.Later<T>(var pause) -> {
                reach.answered(now);
                pace.hold(now.plus(pause));
                yield new Go.NotYet<>(pace == posts ? reach.rest(now, pause) : now.plus(pause));
            }
            case Outcome.Unreached<T>(var why) -> new Go.NotYet<>(reach.failed(now, why));
            case Outcome.Unknown<T>(var why) -> new Go.NotYet<>(reach.failed(now, why));
            case Outcome.Refused<T> no -> refused(no, written);
        };
    }

    private <T> Go<T> refused(Outcome.Refused<T> no, Instant written) {
        var now = now();
        reach.answered(now);
        return switch (no.reach()) {
            case ACCOUNT -> new Go.NotYet<>(reach.refused(now, no));
            case CHANNEL ->
                now.isBefore(written.plus(SHUT_OUT)) ? new Go.NotYet<>(reach.refused(now, no)) : new Go.Never<>(no);
            case MESSAGE, THREAD -> new Go.Never<>(no);
        };
    }

    private static <T> Go<T> passed(Go<Optional<Ours>> looked) {
        return switch (looked) {
            case Go.Got<Optional<Ours>> _ -> throw new IllegalStateException("it was found out");
            case Go.NotYet<Optional<Ours>>(var until) -> new Go.NotYet<>(until);
            case Go.Never<Optional<Ours>>(var no) -> new Go.Never<>(no);
        };
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
