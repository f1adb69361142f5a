package dev.quorate.host;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostView.Obstacle;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.LogRead.NotRead;
import dev.quorate.core.port.LogRead.Read;

/// Where the log of a stopped member ends. Its last file says so, but for the moment after etcd began a new
/// one: then the last two.
final class Logs {
    /// Exit statuses of `timeout`.
    private static final int OUT_OF_TIME = 124;

    private static final int KILLED = 137;

    private final Redaction redaction;

    Logs(Redaction redaction) {
        this.redaction = redaction;
    }

    private sealed interface Attempt {}

    private record Settled(LogRead answer) implements Attempt {}

    private record NoEntry() implements Attempt {}

    LogRead read(Address host, Link link, String directory, Deadline deadline) {
        if (!Words.isPath(directory)) {
            return new NotRead("The data directory is not one that we may name; nothing was sent to " + host + ".");
        }
        return switch (lastFiles(1, host, link, directory, deadline)) {
            case Settled(var answer) -> answer;
            case NoEntry _ ->
                switch (lastFiles(2, host, link, directory, deadline)) {
                    case Settled(var answer) -> answer;
                    case NoEntry _ ->
                        new NotRead(host + ": the log in " + directory
                                + " has no entry in its last two files. Look for files that were moved away.");
                };
        };
    }

    private Attempt lastFiles(int count, Address host, Link link, String directory, Deadline deadline) {
        var stream = new LogStream();
        var command = Command.of(Script.LOG_END, directory, Integer.toString(count));
        return switch (link.run(command, stream, deadline)) {
            case Answer.NotSent(_, var why, var instead) ->
                notRead(host + ": " + why + "; nothing was read. " + instead);
            case Answer.Lost(var obstacle, var why) ->
                notRead(host + ": " + why + (obstacle == Obstacle.TIMEOUT ? "" : " while we read the log")
                        + ". Ask again; reading is harmless.");
            case Answer.Exited exited -> ended(stream, exited, host, link.user(), directory);
        };
    }

    private Attempt ended(LogStream stream, Answer.Exited exited, Address host, String user, String directory) {
        if (!stream.begun()) {
            return notRead(host + ": sudo without a password does not work for " + user + redaction.aside(exited.err())
                    + ". Allow it in /etc/sudoers.d.");
        }
        return switch (exited.status()) {
            case 0 ->
                stream.reading()
                        .map(reading -> settled(reading, host, directory))
                        .orElseGet(() -> notRead(host + ": the log in " + directory + " did not arrive whole"
                                + redaction.aside(exited.err()) + ". See whether its disk can be read."));
            case OUT_OF_TIME, KILLED ->
                notRead(host + ": the log in " + directory + " was not read in time. See what slows the host down.");
            default -> notRead(host + " refused: " + refusal(exited) + ".");
        };
    }

    private Attempt settled(WalEnd.Reading reading, Address host, String directory) {
        return switch (reading) {
            case WalEnd.Found(var end) -> new Settled(new Read(end));
            case WalEnd.NoEntry _ -> new NoEntry();
            case WalEnd.Damaged(var why) ->
                notRead(host + ": the log in " + directory + " is damaged: " + why
                        + ". Take another survivor, or see what etcd says of a copy.");
        };
    }

    private String refusal(Answer.Exited exited) {
        var said = redaction.said(exited.err());
        return said.isEmpty() ? "exit status " + exited.status() : said;
    }

    private static Attempt notRead(String why) {
        return new Settled(new NotRead(why));
    }
}
