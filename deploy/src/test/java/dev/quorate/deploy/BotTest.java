package dev.quorate.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.chat.console.CannotListen;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.ConfigurationFolder;
import dev.quorate.deploy.config.Loaded;
import dev.quorate.deploy.config.Store;
import dev.quorate.deploy.store.OpenStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole bot in this process, with a cluster whose only endpoint is dead.
final class BotTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path temporary;

    private ConfigurationFolder folder;

    @BeforeEach
    void a_folder() {
        folder = ConfigurationFolder.in(temporary);
        folder.write(ConfigurationFolder.CONSOLE_ONLY);
    }

    private Bot start() throws CannotListen {
        var configuration = ((Loaded.Read<Configuration>) ConfigurationFile.read(folder.file())).value();
        var bot = Bot.wired(configuration, OpenStore.alone((Store.Sqlite) configuration.store()), new SystemClock());
        bot.start();
        return bot;
    }

    private String chat(int exit, String... words) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var arguments =
                new ArrayList<>(List.of("chat", "--config", folder.file().toString(), "--timeout", "20"));
        arguments.addAll(List.of(words));
        assertThat(new Main(stream, stream).run(arguments.toArray(String[]::new)))
                .isEqualTo(exit);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_bot_starts_beside_a_dead_cluster_answers_and_stops() throws CannotListen {
        var bot = start();
        assertThat(chat(0, "-c", "help")).contains("replace member");
        assertThat(chat(1, "-c", "health")).contains("http://127.0.0.1:1");
        assertThat(bot.stop(SOON)).isTrue();
        assertThat(temporary.resolve("chat.sock")).doesNotExist();
    }

    @Test
    void after_a_stop_the_store_and_the_socket_are_free_for_the_next() throws CannotListen {
        assertThat(start().stop(SOON)).isTrue();
        assertThat(start().stop(SOON)).isTrue();
    }

    @Test
    void speaking_as_others_is_announced_in_the_rooms() throws CannotListen {
        folder.write(
                ConfigurationFolder.CONSOLE_ONLY.replace("{socket: chat.sock}", "{socket: chat.sock, allow-as: true}"));
        var bot = start();
        assertThat(chat(0, "--as", "alice", "-c", "whoami")).contains("alice");
        assertThat(bot.stop(SOON)).isTrue();
    }

    @Test
    void a_second_bot_is_refused_and_the_first_goes_on() throws CannotListen {
        var bot = start();
        assertThatThrownBy(this::start).isInstanceOf(JournalException.class).hasMessageContaining("another Quorate");
        assertThat(chat(0, "-c", "help")).contains("replace member");
        assertThat(bot.stop(SOON)).isTrue();
    }

    @Test
    void a_socket_that_cannot_be_opened_leaves_nothing_open() throws IOException, CannotListen {
        Files.writeString(temporary.resolve("chat.sock"), "in the way");
        assertThatThrownBy(this::start).isInstanceOf(CannotListen.class).hasMessageContaining("not a socket");
        Files.delete(temporary.resolve("chat.sock"));
        assertThat(start().stop(SOON)).isTrue();
    }
}
