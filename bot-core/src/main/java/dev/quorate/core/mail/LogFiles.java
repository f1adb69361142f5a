package dev.quorate.core.mail;

import dev.quorate.core.layout.Document;
import dev.quorate.core.layout.Heard;
import dev.quorate.core.mail.Caller.Stands;
import dev.quorate.core.mail.Courier.Upload;
import dev.quorate.core.run.RunId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The journals of steps that are over, as files: one for each host and step, or, where they come late, one for
/// everything that waits of the run. Chats count uploads, and an outage may hold hundreds of steps.
final class LogFiles<M> {
    private static final Logger LOG = LoggerFactory.getLogger(LogFiles.class);

    /// A file is put together in memory.
    private static final long MOST_LINES = 100_000;

    /// The file on its way; `message` is what stays in the thread of journals that nobody watched.
    private record Going<M>(List<HostLog> logs, Extent extent, Optional<M> message, M excerpt, Document document) {
        HostLog first() {
            return logs.getFirst();
        }

        RunId run() {
            return first().about().run();
        }
    }

    private final Caller<M> caller;
    private final Threads threads;
    private final Rendering<M> rendering;
    private final Late<M> late;
    private final Workshop<M> shop;
    private final Tails<M> tails;
    private Optional<Going<M>> going = Optional.empty();

    LogFiles(Caller<M> caller, Threads threads, Workshop<M> shop, Late<M> late, Tails<M> tails) {
        this.caller = caller;
        this.threads = threads;
        rendering = shop.rendering();
        this.late = late;
        this.shop = shop;
        this.tails = tails;
    }

    /// `over` are the logs of all steps that are over, at least one, in order; `done` is told which are delivered.
    Instant turn(List<HostLog> over, Consumer<List<HostLog>> done) {
        if (going.isEmpty()) {
            going = Optional.of(begin(over));
        }
        var file = going.get();
        if (file.message().isPresent()) {
            var until = told(file, file.message().get());
            return until.orElseGet(() -> uploaded(file, done));
        }
        var log = file.first();
        if (!log.isFinished && !tails.isMissed(log)) {
            return tails.finish(log, file.excerpt());
        }
        return uploaded(file, done);
    }

    /// What was on its way when the process ended comes first: only that can be there already.
    private Going<M> begin(List<HostLog> over) {
        var known = over.stream().filter(log -> extent(log).isPresent()).findFirst();
        var first = known.orElse(over.getFirst());
        var ofRun = over.stream()
                .filter(log -> log.about().run().equals(first.about().run()))
                .toList();
        var extent = known.flatMap(this::extent).orElseGet(() -> begun(ofRun));
        return extent.isAlone()
                ? alone(first, extent)
                : together(
                        ofRun.stream()
                                .filter(log -> log.overAt() <= extent.upTo())
                                .toList(),
                        extent);
    }

    private Optional<Extent> extent(HostLog log) {
        return threads.file(log.about().run()).filter(extent -> extent.first() == log.first());
    }

    /// Which of these go in one file. One that is watched stays on its own, its message being there.
    private Extent begun(List<HostLog> ofRun) {
        var first = ofRun.getFirst();
        var upTo = 0L;
        if (late.isLate(first.newest())) {
            var end = end(ofRun);
            upTo = ofRun.stream()
                    .mapToLong(HostLog::overAt)
                    .filter(overAt -> overAt < end)
                    .max()
                    .orElse(0);
        }
        var extent = new Extent(first.first(), upTo == 0 ? first.overAt() : upTo, upTo == 0);
        threads.delivered(List.of(), Map.of("file/" + first.about().run(), extent.memo()));
        return extent;
    }

    /// Whatever was over with that letter is not taken any more, on none of its hosts.
    private long end(List<HostLog> ofRun) {
        var lines = 0L;
        for (var log : ofRun) {
            lines += log.lines();
            if (tails.has(log) || lines > MOST_LINES) {
                return log.overAt();
            }
        }
        return Long.MAX_VALUE;
    }

    private Going<M> alone(HostLog log, Extent extent) {
        var heard = log.all(shop);
        return new Going<>(
                List.of(log),
                extent,
                Optional.empty(),
                rendering.excerpt(log.about(), heard.lines()),
                rendering.log(log.about(), heard.lines()));
    }

    private Going<M> together(List<HostLog> logs, Extent extent) {
        List<Heard> heard = logs.stream().map(log -> log.all(shop)).toList();
        var rendered = rendering.late(heard);
        return new Going<>(
                logs,
                extent,
                Optional.of(rendered.message()),
                rendered.message(),
                rendered.file().orElseThrow());
    }

    /// Empty when it stands, or never will.
    private Optional<Instant> told(Going<M> file, M message) {
        var memo = "late/" + file.run();
        var value = String.valueOf(file.extent().first());
        if (shop.outbox()
                .memo(shop.dialect().chat(), memo)
                .filter(value::equals)
                .isPresent()) {
            return Optional.empty();
        }
        var key = Key.of(file.extent().first(), "late");
        return switch (caller.post(
                threads.root(file.run()), false, message, key, file.first().begun())) {
            case Go.Got<Stands> _ -> {
                threads.delivered(List.of(), Map.of(memo, value));
                yield Optional.of(caller.now());
            }
            case Go.NotYet<Stands>(var until) -> Optional.of(until);
            case Go.Never<Stands>(var no) -> {
                LOG.error("the late journals of {} are a file alone: {}", file.run(), no.error());
                threads.delivered(List.of(), Map.of(memo, value));
                yield Optional.of(caller.now());
            }
        };
    }

    private Instant uploaded(Going<M> file, Consumer<List<HostLog>> done) {
        var document = file.document();
        var first = file.extent().first();
        var upload = new Upload(
                caller.channel(),
                threads.root(file.run()),
                document.fileName(),
                document.title() + " (from " + first + ")",
                "",
                "");
        var bytes = document.text().getBytes(StandardCharsets.UTF_8);
        return switch (caller.upload(
                upload, bytes, Key.of(first, "log"), file.first().begun())) {
            case Go.Got<String> _ -> delivered(file, done);
            case Go.NotYet<String>(var until) -> until;
            case Go.Never<String>(var no) -> {
                LOG.error(
                        "{} refused the file {}: {}. Its lines are in the record.",
                        shop.dialect().name(),
                        document.fileName(),
                        no.error());
                yield delivered(file, done);
            }
        };
    }

    private Instant delivered(Going<M> file, Consumer<List<HostLog>> done) {
        var memos = new HashMap<String, String>();
        var thread = threads.root(file.run());
        for (var log : file.logs()) {
            memos.putAll(late.count(log.newest(), log.latest(), log.lines(), thread));
            if (tails.has(log)) {
                memos.put("tail/" + log.name(), "");
            }
        }
        memos.put("file/" + file.run(), "");
        threads.delivered(
                file.logs().stream().flatMap(log -> log.letters().stream()).toList(), memos);
        done.accept(file.logs());
        going = Optional.empty();
        return caller.now();
    }
}
