package dev.quorate.chat.console;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Ears;
import dev.quorate.core.run.Place;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bot's end of the terminal chat: rooms behind a Unix socket. Works when no other chat does.
///
/// What is told before `listen` is kept for those who come. `close` lets everybody read to the end, for two
/// seconds.
public final class ConsoleChat implements ChatPort.Live, AutoCloseable {
    private static final int MOST_GUESTS = 200;
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleChat.class);

    /// - `rooms`: those that clusters are bound to, as the configuration writes them: `console:ops`
    /// - `allowAs`: who may speak as any person, for drills and demos
    public record Settings(Path socket, List<String> rooms, AllowAs allowAs) {
        public Settings {
            rooms = List.copyOf(rooms);
        }
    }

    /// Who may speak as somebody else.
    public enum AllowAs {
        NOBODY,
        ROOT,
        /// Root, or whoever runs the bot: for a rehearsal, where nothing is at stake.
        OWNER
    }

    private final Settings settings;
    private final Peer.Source peers;
    private final Hall hall;
    private final Set<Guest> guests = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocketChannel door;

    /// `completion` answers what a half-typed line could become: the grammar's own candidates.
    public ConsoleChat(Settings settings, Function<String, List<String>> completion, Clock clock) {
        this(settings, completion, clock, Peer::byKernel);
    }

    ConsoleChat(Settings settings, Function<String, List<String>> completion, Clock clock, Peer.Source peers) {
        this.settings = settings;
        this.peers = peers;
        this.hall = new Hall(settings, completion, clock);
    }

    @Override
    public String chat() {
        return "console";
    }

    /// Its guests are who the kernel says they are.
    @Override
    public boolean knows(String accounts) {
        return accounts.equals("unix");
    }

    @Override
    public void tell(Place place, Notice notice) {
        hall.tell(place, notice);
    }

    /// Opens the socket and lets people in; what they say goes to `ears`.
    public void listen(Ears ears) throws CannotListen {
        var opened = SocketFile.listen(settings.socket());
        door = opened;
        Thread.ofVirtual().name("console-door").start(() -> letIn(opened, ears));
        LOG.info("the terminal chat listens at {}", settings.socket());
    }

    @Override
    public void close() {
        try {
            if (door != null) {
                door.close();
                Files.deleteIfExists(settings.socket());
            }
            for (var guest : guests) {
                guest.outbox().finish();
            }
            for (var guest : guests) {
                guest.outbox().await(FAREWELL);
            }
        } catch (IOException e) {
            LOG.warn("the socket {} could not be taken away", settings.socket(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void letIn(ServerSocketChannel opened, Ears ears) {
        while (opened.isOpen()) {
            try {
                letIn(opened.accept(), ears);
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("somebody could not be let into the terminal chat", e);
            }
        }
    }

    private void letIn(SocketChannel channel, Ears ears) throws IOException {
        try {
            var guest = new Guest(channel, peers.of(channel), hall, ears);
            if (guests.size() >= MOST_GUESTS) {
                LOG.warn("{} clients are connected; one more was sent away", MOST_GUESTS);
                channel.close();
                return;
            }
            guests.add(guest);
            Thread.ofVirtual().name("console-guest").start(() -> {
                guest.serve();
                guests.remove(guest);
            });
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }
}
