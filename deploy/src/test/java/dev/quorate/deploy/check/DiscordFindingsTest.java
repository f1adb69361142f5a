package dev.quorate.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.discord.api.Permissions;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Permission;
import dev.quorate.chat.discord.fake.WallClock;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.ConfigurationFolder;
import dev.quorate.deploy.config.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `quorate check` finds out about Discord, from a Discord on loopback.
final class DiscordFindingsTest {
    private static final String ROOM = "1098765432109876543";
    private static final String ALICE = "80351110224678912";

    @TempDir
    private Path temporary;

    private FakeDiscord discord;
    private ConfigurationFolder folder;

    @BeforeEach
    void server() throws Exception {
        discord = FakeDiscord.start(new WallClock());
        discord.channel(ROOM);
        discord.person(ALICE);
        folder = ConfigurationFolder.in(temporary);
        serve(FakeDiscord.GUILD);
        Files.writeString(temporary.resolve("discord-token"), FakeDiscord.TOKEN + "\n");
    }

    private void serve(String guild) {
        folder.write(ConfigurationFolder.CONSOLE_ONLY
                .replace("[\"console:ops\"]", "[\"console:ops\", \"discord:" + ROOM + "\"]")
                .replace("unix: alice", "discord: \"" + ALICE + "\", unix: alice")
                .replace(
                        "chats:\n",
                        "chats:\n  discord: {token-file: discord-token, guilds: [\"" + guild + "\"], api-url: \""
                                + discord.apiUrl() + "\"}\n"));
    }

    @AfterEach
    void end() {
        discord.close();
    }

    @Test
    void all_is_well_line_by_line_and_nothing_was_posted() {
        assertThat(lines()).isNotEmpty().allMatch(line -> line.startsWith("ok    discord: "));
        assertThat(lines())
                .anyMatch(line -> line.contains("token: we are "))
                .anyMatch(line -> line.contains("server " + FakeDiscord.GUILD + ": I am in "))
                .anyMatch(line -> line.contains("room " + ROOM));
        assertThat(discord.messages(ROOM)).isEmpty();
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_token_that_is_not_good_fails_and_nothing_else_is_asked() throws IOException {
        Files.writeString(temporary.resolve("discord-token"), "another.token.altogether");
        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("fail  discord: token: Discord says ")
                .contains("  - ");
    }

    @Test
    void a_server_without_the_bot_fails() {
        serve("290926798626357999");
        assertThat(lines())
                .anyMatch(line -> line.startsWith("fail  discord: server 290926798626357999: Discord says ")
                        && line.contains("add the bot to that server"));
    }

    @Test
    void what_the_bot_may_not_do_in_a_room_is_named_with_what_it_is_for() {
        discord.stage().forbidSilently(ROOM, Permission.ATTACH_FILES, Permission.CREATE_PUBLIC_THREADS);
        assertThat(lines())
                .anyMatch(line -> line.startsWith("fail  discord: room " + ROOM) && line.contains("Attach Files"))
                .anyMatch(line -> line.startsWith("warn  discord: room " + ROOM)
                        && line.contains("runs will be told in the channel"));
    }

    @Test
    void a_discord_that_is_not_there_fails_with_its_address() {
        var address = discord.apiUrl();
        discord.close();
        assertThat(lines()).singleElement().asString().startsWith("fail  discord: token: no answer from " + address);
    }

    @Test
    void the_link_of_the_manual_asks_for_what_is_needed_and_no_more() throws IOException {
        assertThat(Files.readString(Path.of("../docs/discord.md")))
                .contains("scope=bot+applications.commands&permissions=" + Permissions.bits() + "\n");
    }

    private List<String> lines() {
        var read = ((Loaded.Read<Configuration>) ConfigurationFile.read(folder.file())).value();
        return DiscordFindings.of(read, read.chats().discord().orElseThrow(), new WallClock()).stream()
                .map(Finding::line)
                .toList();
    }
}
