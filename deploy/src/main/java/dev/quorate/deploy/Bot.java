package dev.quorate.deploy;

import dev.quorate.chat.console.CannotListen;
import dev.quorate.chat.console.ConsoleChat;
import dev.quorate.chat.discord.DiscordChat;
import dev.quorate.chat.slack.SlackChat;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Witness;
import dev.quorate.deploy.config.Chats;
import dev.quorate.deploy.config.ClusterSettings;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.store.OpenStore;
import dev.quorate.etcd.EtcdByGeneration;
import dev.quorate.host.SshHosts;
import dev.quorate.runbooks.Runbooks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk with everything plugged in, from the first look at the journal to the last word in the rooms.
final class Bot {
    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);

    private static final Duration TICK = Duration.ofSeconds(1);

    /// What is closed at the end, the last opened first. A signal may close while we still open.
    private final Deque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

    private final Configuration configuration;
    private final OpenStore store;
    private final Desk desk;
    private final List<ConsoleChat> consoles;
    private final List<SlackChat> slacks;
    private final List<DiscordChat> discords;

    private Bot(Configuration configuration, OpenStore store, Clock clock) {
        this.configuration = configuration;
        this.store = store;
        open(store.journal());
        var kept = store.store();
        var wiring = new Wiring(store.folder(), clock);
        desk = open(new Desk(new Desk.Parts(
                configuration.clusters().stream()
                        .map(cluster -> watched(wiring, cluster))
                        .toList(),
                Runbooks.all(),
                configuration.policy(),
                configuration.people(),
                kept,
                witness(),
                clock)));
        consoles = configuration.chats().console().stream()
                .map(console -> open(console(console, desk::complete, clock)))
                .toList();
        var slack = new SlackWiring(configuration.people(), kept, desk::via, clock);
        slacks = configuration.chats().slack().stream()
                .map(settings -> open(slack.chat(settings)))
                .toList();
        var discord = new DiscordWiring(configuration.people(), kept, desk, clock);
        discords = configuration.chats().discord().stream()
                .map(settings -> open(discord.chat(settings)))
                .toList();
    }

    /// Makes everything around the journal, which is closed with it; nobody is spoken to yet.
    static Bot wired(Configuration configuration, OpenStore store, Clock clock) {
        return new Bot(configuration, store, clock);
    }

    /// Takes up the runs that were open, and lets people in. When it throws, everything is closed.
    void start() throws CannotListen {
        try {
            begin();
        } catch (CannotListen | RuntimeException e) {
            close();
            throw e;
        }
    }

    private void begin() throws CannotListen {
        var chats = new ArrayList<ChatPort>(consoles);
        chats.addAll(slacks);
        chats.addAll(discords);
        desk.connect(chats);
        warmUp();
        desk.recover();
        var expiry = Thread.ofVirtual().name("expiry").start(this::expire);
        opened.push(expiry::interrupt);
        for (var console : consoles) {
            console.listen(desk);
        }
        slacks.forEach(this::begin);
        discords.forEach(discord -> discord.start(desk));
        if (configuration.chats().console().map(Chats.Console::allowAs).orElse(false)) {
            desk.announce(
                    "Drill: on the console root may speak as any person (allow-as). Two names may be one person.");
        }
        open(new WarmUp(store.folder(), desk)).start();
    }

    private void begin(SlackChat slack) {
        try {
            slack.start(desk);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new CannotStart("Slack: " + e.getMessage(), e);
        }
    }

    private void warmUp() {
        try {
            desk.warmUp().forEach(LOG::info);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Once a second, what nobody decided in time expires. An error is one second's; a vote looks at the
    /// time itself.
    private void expire() {
        try {
            while (true) {
                Thread.sleep(TICK);
                try {
                    desk.tick();
                } catch (RuntimeException e) {
                    LOG.error("plans were not looked through for expired ones", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets each run finish its act, says so in the rooms, and closes everything. True if nothing was cut off.
    boolean stop(Duration within) {
        var parked = desk.park(within);
        close();
        return parked;
    }

    private Desk.Watched watched(Wiring wiring, ClusterSettings cluster) {
        EtcdByGeneration etcd = open(wiring.etcd(cluster));
        SshHosts hosts = open(wiring.hosts(cluster));
        return new Desk.Watched(
                cluster.inventory(), new FencedEtcd(etcd, store::mayAct), new FencedHosts(hosts, store::mayAct));
    }

    /// Our own log has the line, too: where systemd's journal is sent on, that is a witness as well.
    private Witness witness() {
        var witnesses = configuration.witnesses();
        var syslog = witnesses.syslog().map(at -> open(new Syslog(at)));
        return new Witness(witnesses.rooms(), line -> {
            LOG.info("{}", line);
            syslog.ifPresent(log -> log.send(line));
        });
    }

    private ConsoleChat console(Chats.Console console, Function<String, List<String>> completion, Clock clock) {
        var rooms = configuration.rooms().stream()
                .filter(room -> room.startsWith("console:"))
                .toList();
        var allowAs = console.allowAs() ? ConsoleChat.AllowAs.ROOT : ConsoleChat.AllowAs.NOBODY;
        return new ConsoleChat(new ConsoleChat.Settings(console.socket(), rooms, allowAs), completion, clock);
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.push(part);
        return part;
    }

    private void close() {
        while (!opened.isEmpty()) {
            var part = opened.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("{} did not close", part.getClass().getSimpleName(), e);
            }
        }
    }
}
