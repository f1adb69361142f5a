package dev.quorate.deploy.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.WallClock;
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

/// What `quorate check` finds out about Slack, from a Slack on loopback.
final class SlackFindingsTest {
    private static final String ROOM = "C024BE91L";

    @TempDir
    private Path temporary;

    private FakeSlack slack;
    private ConfigurationFolder folder;

    @BeforeEach
    void workspace() throws Exception {
        slack = FakeSlack.start(new WallClock());
        slack.channel(ROOM, "U024BE7LH");
        folder = ConfigurationFolder.in(temporary);
        folder.write(ConfigurationFolder.CONSOLE_ONLY
                .replace("[\"console:ops\"]", "[\"console:ops\", \"slack:" + ROOM + "\"]")
                .replace("unix: alice", "slack: U024BE7LH, unix: alice")
                .replace(
                        "chats:\n",
                        "chats:\n"
                            + "  slack: {mode: socket, bot-token-file: slack-bot, app-token-file: slack-app, api-url:"
                            + " \""
                                + slack.apiUrl() + "\"}\n"));
        Files.writeString(temporary.resolve("slack-bot"), FakeSlack.BOT_TOKEN + "\n");
        Files.writeString(temporary.resolve("slack-app"), FakeSlack.APP_TOKEN + "\n");
    }

    @AfterEach
    void end() {
        slack.close();
    }

    @Test
    void all_is_well_line_by_line_and_nothing_was_posted() {
        assertThat(lines())
                .containsExactly(
                        "ok    slack: app token: Socket Mode may be used",
                        "ok    slack: bot token: we are quorate in the workspace Fake",
                        "ok    slack: scopes: all 10 that are needed are granted",
                        "ok    slack: room " + ROOM + ": I am in #room-c024be91l");
        assertThat(slack.messages(ROOM)).isEmpty();
        assertThat(slack.violations()).isEmpty();
    }

    @Test
    void a_scope_that_is_missing_fails_with_what_will_not_work() {
        slack.scope("files:write", false);
        assertThat(lines())
                .contains("fail  slack: scope files:write is missing: files.completeUploadExternal,"
                        + " files.getUploadURLExternal will not work  - add it to the app and install the app anew");
    }

    @Test
    void a_scope_that_nobody_needs_is_a_warning() {
        slack.scope("channels:manage", true);
        assertThat(lines())
                .contains("warn  slack: scopes: channels:manage are granted and not needed  - take them away: what is"
                        + " not granted cannot be stolen");
    }

    @Test
    void a_token_that_was_revoked_fails_and_nothing_else_is_asked() {
        slack.faults().revoke(FakeSlack.BOT_TOKEN);
        assertThat(lines())
                .contains("fail  slack: bot token: Slack says invalid_auth  - Slack does not take the bot token:"
                        + " install the app anew and replace the token file.")
                .noneMatch(line -> line.contains("room"));
    }

    @Test
    void tokens_that_were_swapped_are_told_apart() throws IOException {
        Files.writeString(temporary.resolve("slack-app"), FakeSlack.BOT_TOKEN);
        assertThat(lines())
                .anyMatch(line -> line.startsWith("fail  slack: app token: Slack says ")
                        && line.endsWith("put an app-level token with the scope connections:write into its file"
                                + " (docs/slack.md)"));
    }

    @Test
    void a_room_that_others_share_or_without_the_bot_fails() {
        slack.changeRoom(ROOM, room -> room.addProperty("is_ext_shared", true));
        assertThat(lines())
                .anyMatch(line -> line.startsWith("fail  slack: room " + ROOM + ": ")
                        && line.contains("shared with another organization"));
        slack.changeRoom(ROOM, room -> {
            room.addProperty("is_ext_shared", false);
            room.addProperty("is_member", false);
        });
        assertThat(lines()).anyMatch(line -> line.startsWith("fail  slack: room " + ROOM + ": I am not in"));
    }

    @Test
    void a_slack_that_is_not_there_fails_with_its_address() {
        var address = slack.apiUrl();
        slack.close();
        assertThat(lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("fail  slack: ") && line.contains("no answer from " + address));
    }

    private List<String> lines() {
        var read = ((Loaded.Read<Configuration>) ConfigurationFile.read(folder.file())).value();
        return SlackFindings.of(read, read.chats().slack().orElseThrow()).stream()
                .map(Finding::line)
                .toList();
    }
}
