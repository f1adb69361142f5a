package dev.quorate.deploy;

import dev.quorate.chat.console.CannotListen;
import dev.quorate.chat.console.ConsoleChat;
import dev.quorate.core.approval.Person;
import dev.quorate.core.approval.Policy;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.Roster;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.runbooks.Runbooks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `quorate rehearse`: the same desk, cards and rules on a cluster that exists in memory only. Whoever runs
/// it may speak
/// as any of its people. Ends with its process and leaves nothing behind.
record Rehearsing(Path socket, Clock clock, Streams streams) {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsing.class);
    private static final String ROOM = "console:ops";

    int run() throws InterruptedException {
        var cluster = new SimulatedCluster(new ClusterName("rehearsal"), 3, clock);
        cluster.wipe(2);
        var parts = new Desk.Parts(
                List.of(new Desk.Watched(cluster.inventory(List.of(ROOM)), cluster, cluster)),
                Runbooks.all(),
                Policy.standard(),
                people(),
                new MemoryJournal().store(),
                clock);
        try (var desk = new Desk(parts);
                var console = new ConsoleChat(
                        new ConsoleChat.Settings(socket, List.of(ROOM), ConsoleChat.AllowAs.OWNER),
                        desk::complete,
                        clock)) {
            desk.connect(List.of(console));
            desk.recover();
            console.listen(desk);
            LOG.info(
                    "quorate {} ready, 1 rehearsal cluster, console at {}",
                    Build.running().version(),
                    socket);
            new CountDownLatch(1).await();
            return Exit.GOOD;
        } catch (CannotListen e) {
            return streams.failed(String.valueOf(e.getMessage()));
        }
    }

    private static Roster people() {
        return new Roster(Map.of(
                new Account("unix", "alice"), person("alice"),
                new Account("unix", "bob"), person("bob"),
                new Account("unix", "carol"), person("carol")));
    }

    private static Person person(String name) {
        return new Person(name, Set.of("etcd-oncall"));
    }
}
