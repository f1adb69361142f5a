package dev.quorate.host;

import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.HostView.Obstacle;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Actions on a host: which script with which arguments, and what its end means.
final class Acts {
    /// Exit statuses of our scripts; `timeout` adds 124 and, where it had to kill, 137.
    private static final int NOTHING_CHANGED = 3;

    private static final int HALF_DONE = 4;
    private static final int OUT_OF_TIME = 124;
    private static final int KILLED = 137;

    private final Redaction redaction;

    Acts(Redaction redaction) {
        this.redaction = redaction;
    }

    Outcome act(Action.OnHost action, Link link, Deadline deadline) {
        return act(action, Optional.empty(), link, deadline).outcome();
    }

    /// `look` runs behind the act in the same visit.
    Visited act(Action.OnHost action, Optional<Command> look, Link link, Deadline deadline) {
        var fault = fault(action);
        if (fault.isPresent()) {
            return blindly(new Outcome.Refused(fault.get() + "; nothing was sent to " + action.host() + "."));
        }
        var command = look.map(command(action)::thenLook).orElseGet(() -> command(action));
        return switch (link.run(command, deadline)) {
            case Answer.NotSent(_, var why, var instead) ->
                blindly(new Outcome.Refused(action.host() + ": " + why + "; nothing was sent. " + instead));
            case Answer.Lost(var obstacle, var why) ->
                blindly(new Outcome.Unknown(
                        action.host() + ": " + why + (obstacle == Obstacle.TIMEOUT ? "" : " before the answer came")));
            case Answer.Exited exited -> {
                var twofold = Twofold.of(exited);
                yield new Visited(outcome(action, link, twofold.act()), twofold.look(), exited.took());
            }
        };
    }

    private static Visited blindly(Outcome outcome) {
        return new Visited(outcome, "", Duration.ZERO);
    }

    /// What came of an act, and what the look behind it printed.
    record Visited(Outcome outcome, String look, Duration took) {}

    /// Values come typed and from looks of ours; they are checked again here, at the last door.
    private static Optional<String> fault(Action.OnHost action) {
        return switch (action) {
            case Action.Fence(_, var unit) -> notAUnit(unit);
            case Action.StopMember(_, var unit, _) -> notAUnit(unit);
            case Action.UnmaskAndStart(_, var unit) -> notAUnit(unit);
            case Action.UnmaskAndReload(_, var unit) -> notAUnit(unit);
            case Action.Reload(_, var unit) -> notAUnit(unit);
            case Action.Starts start -> notAUnit(start.unit());
            case Action.Disable(_, var unit) -> notAUnit(unit);
            case Action.Enable(_, var unit) -> notAUnit(unit);
            case Action.CopyData(_, var directory, var suffix) -> notAData(directory, suffix);
            case Action.BackUpData(_, var directory, var suffix) -> notAData(directory, suffix);
            case Action.WriteSettings(_, var path, var owner, _) -> notOurSettings(path, owner);
            case Action.RemoveSettings(_, var path) -> notOurSettings(path, "root");
            case Action.SendSnapshot sent -> notASnapshot(sent);
            case Action.RestoreData made -> notARestore(made);
            case Action.SetAside(_, var directory, var suffix) -> notAData(directory, suffix);
            case Action.PutBack(_, var directory, var suffix) -> notAData(directory, suffix);
            case Action.WriteDropIn(_, var unit, var path, _) -> notOurDropIn(unit, path);
            case Action.RemoveDropIn(_, var unit, var path) -> notOurDropIn(unit, path);
        };
    }

    private static Command command(Action.OnHost action) {
        return switch (action) {
            case Action.Fence(_, var unit) -> Command.of(Script.FENCE, unit);
            case Action.StopMember(_, var unit, _) -> Command.of(Script.FENCE, unit);
            case Action.UnmaskAndStart(_, var unit) -> Command.of(Script.START, unit, "lift");
            case Action.Starts start -> Command.of(Script.START, start.unit(), "leave");
            case Action.Disable(_, var unit) -> Command.of(Script.ENABLE, unit, "disable");
            case Action.Enable(_, var unit) -> Command.of(Script.ENABLE, unit, "enable");
            case Action.CopyData(_, var directory, var suffix) -> Command.of(Script.COPY_DATA, directory, suffix);
            case Action.BackUpData(_, var directory, var suffix) ->
                Command.of(Script.BACK_UP_DATA, directory, suffix, "etcdctl");
            case Action.WriteSettings(_, var path, var owner, var content) ->
                new Command(
                        Script.WRITE_SETTINGS,
                        List.of(path, Fingerprint.sha256(content), owner),
                        new Command.Text(content),
                        Optional.empty());
            case Action.RemoveSettings(_, var path) -> Command.of(Script.REMOVE_DROP_IN, path);
            case Action.SendSnapshot(_, var file, var sha256, var directory, var name) ->
                new Command(
                        Script.RECEIVE_SNAPSHOT,
                        List.of(directory, name, sha256),
                        new Command.Contents(Path.of(file)),
                        Optional.empty());
            case Action.RestoreData made -> Command.of(Script.RESTORE_DATA, words(made));
            case Action.UnmaskAndReload(_, var unit) -> Command.of(Script.RELOAD, unit, "lift");
            case Action.Reload(_, var unit) -> Command.of(Script.RELOAD, unit, "leave");
            case Action.SetAside(_, var directory, var suffix) ->
                Command.of(Script.RENAME_DATA, directory, suffix, "aside");
            case Action.PutBack(_, var directory, var suffix) ->
                Command.of(Script.RENAME_DATA, directory, suffix, "back");
            case Action.WriteDropIn(_, _, var path, var content) ->
                new Command(
                        Script.WRITE_DROP_IN,
                        List.of(path, Fingerprint.sha256(content)),
                        new Command.Text(content),
                        Optional.empty());
            case Action.RemoveDropIn(_, _, var path) -> Command.of(Script.REMOVE_DROP_IN, path);
        };
    }

    static String[] words(Action.RestoreData made) {
        return new String[] {
            made.dataDirectory(),
            made.snapshotName(),
            made.program(),
            made.owner(),
            made.memberName(),
            made.initialCluster(),
            made.token(),
            made.peerUrl().toString(),
            Long.toString(made.bump()),
            WalHead.metadata(Founding.of(made).orElseThrow()),
        };
    }

    private Outcome outcome(Action.OnHost action, Link link, Answer.Exited exited) {
        var lines = exited.out().lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals("begun")) {
            return new Outcome.Refused(action.host() + ": sudo without a password does not work for " + link.user()
                    + redaction.aside(exited.err()) + "; nothing was changed. Allow it in /etc/sudoers.d.");
        }
        var rest = lines.subList(1, lines.size());
        return switch (exited.status()) {
            case 0 -> done(action, rest);
            case HALF_DONE ->
                new Outcome.Unknown(action.host() + ": only a part was done" + redaction.aside(exited.err()));
            case OUT_OF_TIME, KILLED -> new Outcome.Unknown(action.host() + ": the command had not ended in time");
            case NOTHING_CHANGED -> refused(action, exited);
            default -> refused(action, exited);
        };
    }

    private Outcome refused(Action.OnHost action, Answer.Exited exited) {
        var said = redaction.said(exited.err());
        return new Outcome.Refused(
                action.host() + " refused: " + (said.isEmpty() ? "exit status " + exited.status() : said) + ".");
    }

    private Outcome done(Action.OnHost action, List<String> lines) {
        return switch (action) {
            case Action.UnmaskAndReload(_, var unit) -> reloaded(action, unit, lines);
            case Action.Reload(_, var unit) -> reloaded(action, unit, lines);
            case Action.Fence _,
                    Action.StopMember _,
                    Action.UnmaskAndStart _,
                    Action.SetAside _,
                    Action.PutBack _,
                    Action.WriteDropIn _,
                    Action.RemoveDropIn _,
                    Action.WriteSettings _,
                    Action.RemoveSettings _,
                    Action.Disable _,
                    Action.Enable _,
                    Action.CopyData _,
                    Action.BackUpData _,
                    Action.SendSnapshot _,
                    Action.RestoreData _,
                    Action.Starts _ ->
                new Outcome.Done(lines.stream().map(redaction::line).toList());
        };
    }

    private Outcome reloaded(Action.OnHost action, String unit, List<String> lines) {
        var complaints =
                Complaints.about(unit, lines).stream().map(redaction::line).toList();
        return complaints.isEmpty()
                ? new Outcome.Done(List.of("systemd read its files again and complains of nothing in " + unit))
                : new Outcome.Refused(action.host() + ": systemd read its files again and complains: "
                        + String.join("; ", complaints) + ".");
    }

    private static Optional<String> notAUnit(String unit) {
        return Words.isUnit(unit) ? Optional.empty() : Optional.of("The name of the unit is not one that we may use");
    }

    private static Optional<String> notAData(String directory, String suffix) {
        return Words.isPath(directory) && directory.indexOf('/', 1) > 0 && Words.isSuffix(suffix)
                ? Optional.empty()
                : Optional.of("The data directory or the suffix is not one that we may use");
    }

    private static Optional<String> notOurSettings(String path, String owner) {
        return Words.isOurSettings(path) && Words.isUser(owner)
                ? Optional.empty()
                : Optional.of("We only write and remove /run/quorate/zz-quorate-* for a plain user");
    }

    private static Optional<String> notASnapshot(Action.SendSnapshot sent) {
        if (!Words.isSnapshotName(sent.name()) || !Words.isSha256(sent.sha256())) {
            return Optional.of("The snapshot has a name or a checksum that we may not use");
        }
        return Files.isRegularFile(Path.of(sent.fileName()))
                ? notAData(sent.dataDirectory(), sent.name())
                : Optional.of("The snapshot " + sent.fileName() + " is not there any more");
    }

    /// Names, lists and tokens of etcd hold no blank and nothing that begins an option.
    private static Optional<String> notARestore(Action.RestoreData made) {
        var fits = Words.isUser(made.owner())
                && (made.program().equals("etcdctl") || made.program().equals("etcdutl"))
                && Words.isPlain(made.memberName())
                && Words.isPlain(made.initialCluster())
                && Words.isPlain(made.token())
                && Words.isSnapshotName(made.snapshotName())
                && made.bump() >= 0
                && Founding.of(made).isPresent();
        return fits
                ? notAData(made.dataDirectory(), made.snapshotName())
                : Optional.of("The restore has a name, a list or a token that we may not use");
    }

    private static Optional<String> notOurDropIn(String unit, String path) {
        return Words.isUnit(unit) && Words.isOurDropIn(path, unit)
                ? Optional.empty()
                : Optional.of("We only write and remove /run/systemd/system/UNIT.d/zz-quorate-*.conf");
    }
}
