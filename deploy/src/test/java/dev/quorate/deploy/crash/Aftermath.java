package dev.quorate.deploy.crash;

import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Looks at what a story left, in the record and in the world, and names what must not be.
final class Aftermath {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final StateFolder folder;
    private final String end;
    private final List<String> wrongs = new ArrayList<>();
    private List<String> changes = List.of();

    Aftermath(StateFolder folder, String end) {
        this.folder = folder;
        this.end = end;
    }

    List<String> wrongs() throws IOException {
        var entries = folder.entries();
        var cluster = folder.cluster(new SettableClock(folder.after(SOON, entries)));
        // What was on its way when the last bot ended arrives at a look.
        cluster.look(cluster.inventory(List.of()).endpoints().getFirst(), SOON);
        record(entries);
        expect(cluster.leastSlack() >= 0, "quorum was lost");
        changes = Stream.concat(saves(), cluster.acts().stream()).toList();
        expect(changes.size() == changes.stream().distinct().count(), "done twice: " + changes);
        if (end.equals("done")) {
            world(cluster);
        }
        return wrongs;
    }

    private void record(List<Entry> entries) {
        expect(
                IntStream.range(0, entries.size()).allMatch(i -> entries.get(i).sequence() == i + 1),
                "the record has a gap");
        expect(List.of("done", "needs-person").contains(end), "it ended as: " + end);
        expect(
                !entries.isEmpty() && Progress.of(entries).state().word().equals(end),
                "the record does not say that it ended as: " + end);
    }

    private void world(SimulatedCluster cluster) {
        for (var endpoint : cluster.inventory(List.of()).endpoints()) {
            switch (cluster.look(endpoint, SOON)) {
                case EndpointView.Silent silent -> wrongs.add(endpoint + " is silent: " + silent.why());
                case EndpointView.Answered answered -> members(answered);
            }
            switch (cluster.look(endpoint.address(), Optional.empty(), SOON)) {
                case HostView.Unreached _ -> wrongs.add(endpoint.address() + " cannot be reached");
                case HostView.Reached reached -> host(reached);
            }
        }
    }

    private void members(EndpointView.Answered answered) {
        var voters = answered.reading() instanceof EndpointView.Current(_, var members, _)
                ? members.stream().filter(Member::voter).filter(Member::started).count()
                : 0;
        expect(voters == 3, answered.endpoint() + " counts " + voters + " voters");
    }

    private void host(HostView.Reached reached) {
        var unit = reached.unit().orElseThrow();
        expect(unit.activeState().equals("active") && !unit.masked(), unit.name() + " is " + unit.loadState());
        expect(!unit.needsReload(), "systemd on " + reached.address() + " has not read its files");
        var left = unit.dropIns().stream()
                .map(HostView.DropIn::path)
                .filter(path -> !path.startsWith("/etc/"))
                .toList();
        expect(left.isEmpty(), "left on " + reached.address() + ": " + left);
    }

    /// Every changing act that took effect, and before them the snapshots, which are made once like the others.
    List<String> changes() {
        return changes;
    }

    private Stream<String> saves() throws IOException {
        return Files.readAllLines(folder.world()).stream()
                .filter(line -> line.contains("\tSave\t"))
                .map(_ -> "Save");
    }

    private void expect(boolean holds, String wrong) {
        if (!holds) {
            wrongs.add(wrong);
        }
    }
}
