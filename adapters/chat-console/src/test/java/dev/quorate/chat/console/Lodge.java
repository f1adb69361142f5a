package dev.quorate.chat.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.run.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// A bot behind a socket whose desk does as it is told: `on` says what it answers to a line, in the place it
/// was said.
final class Lodge implements AutoCloseable, Ears {
    static final long PATIENCE_SECONDS = 10;

    final ConsoleChat chat;
    final BlockingQueue<Incoming> heard = new LinkedBlockingQueue<>();
    private final Path socket;
    private final Map<String, BiConsumer<ConsoleChat, Place>> answers = new ConcurrentHashMap<>();

    Lodge(Path socket, boolean allowAs, Peer.Source peers) throws CannotListen {
        this(socket, allowAs, peers, Samples.AT);
    }

    Lodge(Path socket, boolean allowAs, Peer.Source peers, Instant now) throws CannotListen {
        this.socket = socket;
        this.chat = new ConsoleChat(
                new ConsoleChat.Settings(
                        socket,
                        List.of("console:ops", "console:dev"),
                        allowAs ? ConsoleChat.AllowAs.ROOT : ConsoleChat.AllowAs.NOBODY),
                typed -> Stream.of("replace member", "resume", "retry")
                        .filter(command -> command.startsWith(typed))
                        .toList(),
                new Still(now),
                peers);
        chat.listen(this);
    }

    static Lodge at(Path socket) throws CannotListen {
        return new Lodge(socket, false, Peer::byKernel);
    }

    Lodge on(String said, BiConsumer<ConsoleChat, Place> answer) {
        answers.put(said, answer);
        return this;
    }

    Lodge on(String said, Notice... notices) {
        return on(said, (to, place) -> List.of(notices).forEach(notice -> to.tell(place, notice)));
    }

    /// Whoever takes it from `heard` may rely on its having been answered.
    @Override
    public void hear(Incoming incoming) {
        answers.getOrDefault(incoming.text(), (_, _) -> {}).accept(chat, incoming.place());
        heard.add(incoming);
    }

    Incoming nextHeard() throws InterruptedException {
        var incoming = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(incoming).as("something was heard").isNotNull();
        return incoming;
    }

    void tell(String room, Notice notice) {
        chat.tell(new Place(room, "elsewhere"), notice);
    }

    Caller caller() throws Exception {
        return new Caller(socket);
    }

    @Override
    public void close() {
        chat.close();
    }

    /// A clock that stands still.
    private record Still(Instant now) implements Clock {
        @Override
        public void pause(Duration time) {
            throw new IllegalStateException("nothing here waits by the clock");
        }
    }
}
