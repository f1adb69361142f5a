package dev.quorate.chat.console;

import dev.quorate.contract.ChatContract;
import dev.quorate.core.port.ChatPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The terminal chat keeps what every chat promises; read with the eyes of its own client.
final class ConsoleChatContractTest extends ChatContract {
    @TempDir
    Path directory;

    private Lodge lodge;

    @BeforeEach
    void open() throws Exception {
        lodge = Lodge.at(directory.resolve("chat.sock"));
    }

    @AfterEach
    void close() {
        lodge.close();
    }

    @Override
    protected ChatPort.Live chat() {
        return lodge.chat;
    }

    /// Completion is answered behind the backlog, so its answer marks the end.
    @Override
    protected List<String> lines(String room) {
        var transcript = new Transcript(new Paint(false));
        var lines = new ArrayList<String>();
        try (var caller = lodge.caller().in(room.substring(room.indexOf(':') + 1))) {
            caller.send("{\"complete\":\"\"}");
            for (var json = caller.next(); !json.has("candidates"); json = caller.next()) {
                lines.addAll(transcript.of(new ChatLine(json)));
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return lines;
    }
}
