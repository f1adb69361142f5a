package dev.quorate.host;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.HostView.Facts;
import dev.quorate.core.cluster.HostView.Obstacle;
import dev.quorate.core.cluster.HostView.Reached;
import dev.quorate.core.cluster.HostView.Unit;
import dev.quorate.core.cluster.HostView.Unreached;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One visit to a host that only looks: one command, or two where the data directory comes out of the answer
/// of the first in a way that the script does not foresee.
final class Look {
    private final Clock clock;
    private final Redaction redaction;
    private final Map<Address, Program> programs = new ConcurrentHashMap<>();
    private final Map<Address, Whole> wholes = new ConcurrentHashMap<>();

    Look(Clock clock, Redaction redaction) {
        this.clock = clock;
        this.redaction = redaction;
    }

    /// A program whose version we have asked; `stamp` names boot, time, size and inode of its file.
    private record Program(String path, String stamp, Version version) {}

    /// The last whole look at a host; `roots` are systemd's unit paths there.
    private record Whole(Instant at, String roots, Facts facts) {}

    /// How long a look may leave out what the last whole one saw.
    private static final Duration YOUNG = Duration.ofSeconds(1);

    /// What a visit may run behind its act: a brief look, where a whole one has been that found the unit in
    /// charge.
    Optional<Command> behind(HostFocus focus) {
        return Optional.ofNullable(wholes.get(focus.address()))
                .filter(whole -> whole.facts().owner() instanceof Unit && Words.isPath(focus.dataDirectory()))
                .filter(whole -> Words.isUnit(focus.unit()) && Words.arePaths(whole.roots()))
                .map(whole -> Command.of(Script.LOOK, focus.unit(), focus.dataDirectory(), "", "", whole.roots()));
    }

    /// What came of it; nothing where it did not come to its end.
    Optional<HostView> behind(HostFocus focus, String out, Duration took) {
        var reading = new HostReading(Report.read(out), Optional.of(focus.dataDirectory()), Optional.empty());
        return Optional.ofNullable(wholes.get(focus.address()))
                .flatMap(whole -> reading.facts(whole.facts()))
                .map(facts ->
                        new Reached(focus.address(), new Evidence(clock.now(), "ssh " + focus.address(), took), facts));
    }

    HostView at(Address host, Link link, Optional<HostFocus> focus, Deadline deadline) {
        var start = System.nanoTime();
        var unit = focus.map(HostFocus::unit).orElse("");
        var directory = focus.map(HostFocus::dataDirectory);
        if ((!unit.isEmpty() && !Words.isUnit(unit))
                || directory.filter(path -> !Words.isPath(path)).isPresent()) {
            return unreached(
                    host,
                    start,
                    Obstacle.OTHER,
                    "the plan names a unit or a directory that no command may name",
                    "Unit names end in .service; directories are absolute paths of plain characters.");
        }
        return briefly(host, link, focus, deadline)
                .orElseGet(() -> wholly(host, link, unit, directory, deadline, start));
    }

    /// In a run, where a whole look has just been: what it saw is looked at again, and nothing is searched for. A look
    /// that somebody plans on is always whole: a second ago the disk may have had room.
    private Optional<HostView> briefly(Address host, Link link, Optional<HostFocus> focus, Deadline deadline) {
        return focus.filter(_ -> isYoung(host))
                .flatMap(this::behind)
                .map(command -> link.run(command, deadline))
                .flatMap(answer -> answer instanceof Answer.Exited exited
                        ? behind(focus.get(), exited.out(), exited.took())
                        : Optional.empty());
    }

    private boolean isYoung(Address host) {
        var whole = wholes.get(host);
        return whole != null && clock.now().isBefore(whole.at().plus(YOUNG));
    }

    private HostView wholly(
            Address host, Link link, String unit, Optional<String> directory, Deadline deadline, long start) {
        var view = once(host, link, unit, directory, deadline, start);
        return switch (view) {
            case Seen(var answer, var reading)
            when misses(reading) ->
                switch (once(host, link, unit, reading.directory(), deadline, start)) {
                    case Seen(var second, var whole) -> reached(host, second, whole, start);
                    case Unseen(var why) -> why;
                };
            case Seen(var answer, var reading) -> reached(host, answer, reading, start);
            case Unseen(var why) -> why;
        };
    }

    private sealed interface Attempt {}

    private record Seen(Answer.Exited answer, HostReading reading) implements Attempt {}

    private record Unseen(HostView why) implements Attempt {}

    private static boolean misses(HostReading reading) {
        return reading.directory().filter(path -> !reading.describes(path)).isPresent();
    }

    private Attempt once(
            Address host, Link link, String unit, Optional<String> directory, Deadline deadline, long start) {
        var known = Optional.ofNullable(programs.get(host));
        var command = Command.of(
                Script.LOOK,
                unit,
                directory.orElse(""),
                known.map(Program::path).orElse(""),
                known.map(Program::stamp).orElse(""),
                "");
        return switch (link.run(command, deadline)) {
            case Answer.NotSent(var obstacle, var why, var instead) ->
                new Unseen(unreached(host, start, obstacle, why, instead));
            case Answer.Lost(var obstacle, var why) ->
                new Unseen(
                        unreached(host, start, obstacle, why + " while we looked", "Ask again; looking is harmless."));
            case Answer.Exited exited -> read(host, link, exited, directory, known, start);
        };
    }

    private Attempt read(
            Address host,
            Link link,
            Answer.Exited exited,
            Optional<String> directory,
            Optional<Program> known,
            long start) {
        var report = Report.read(exited.out());
        if (!report.has("root")) {
            return new Unseen(unreached(
                    host,
                    start,
                    Obstacle.NO_SUDO,
                    "login works, but sudo without a password does not" + redaction.aside(exited.err()),
                    "Let " + link.user() + " run sudo without a password there (a file in /etc/sudoers.d)."));
        }
        if (report.has("lacks")) {
            return new Unseen(unreached(
                    host,
                    start,
                    Obstacle.OTHER,
                    "it has no busctl, which comes with systemd",
                    "Host plans need a host that runs systemd."));
        }
        if (!report.has("end")) {
            return new Unseen(unreached(
                    host,
                    start,
                    Obstacle.TIMEOUT,
                    "it took too long to look around there" + redaction.aside(exited.err()),
                    "See what slows the host down."));
        }
        var remembered = known.filter(program -> program.path().equals(report.text("program")))
                .filter(program -> program.stamp().equals(report.text("stamp")))
                .map(Program::version);
        var reading = new HostReading(report, directory, remembered);
        remember(host, report, reading);
        return new Seen(exited, reading);
    }

    private void remember(Address host, Report report, HostReading reading) {
        var path = report.text("program");
        var stamp = report.text("stamp");
        if (Words.isPath(path) && Words.isStamp(stamp)) {
            reading.printedVersion().ifPresent(version -> programs.put(host, new Program(path, stamp, version)));
        }
    }

    private HostView reached(Address host, Answer.Exited answer, HostReading reading, long start) {
        var middle = clock.now().minus(answer.took().dividedBy(2));
        var facts = reading.facts(middle);
        wholes.put(host, new Whole(clock.now(), reading.report().text("roots"), facts));
        return new Reached(host, evidence(host, start), facts);
    }

    private HostView unreached(Address host, long start, Obstacle obstacle, String why, String instead) {
        return new Unreached(host, evidence(host, start), obstacle, why, instead);
    }

    private Evidence evidence(Address host, long start) {
        return new Evidence(clock.now(), "ssh " + host, Duration.ofNanos(System.nanoTime() - start));
    }
}
