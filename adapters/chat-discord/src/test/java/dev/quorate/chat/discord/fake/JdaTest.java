package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client that the product uses is at home in the fake: what it says.
final class JdaTest {
    private static final String ROOM = "1100000000000000001";
    private static final String ANN = "1000000000000000001";

    private FakeDiscord discord;
    private JdaClient jda;

    @BeforeEach
    void start() throws InterruptedException {
        discord = FakeDiscord.start(new WallClock());
        discord.channel(ROOM);
        discord.person(ANN);
        jda = new JdaClient(discord);
    }

    @AfterEach
    void stop() throws InterruptedException {
        jda.close();
        discord.close();
    }

    @Test
    void a_message_is_posted_edited_and_read_back() {
        var room = jda.room(ROOM);
        var posted = room.sendMessage("first")
                .setComponents(ActionRow.of(Button.success("a", "Approve"), Button.danger("d", "Deny")))
                .addFiles(FileUpload.fromData(new byte[] {1, 2, 3}, "log.txt").setDescription("three bytes"))
                .complete();
        room.editMessageById(posted.getId(), "second")
                .setComponents(List.of())
                .setAllowedMentions(List.of())
                .complete();
        assertThat(room.retrieveMessageById(posted.getId()).complete().getContentRaw())
                .isEqualTo("second");
        assertThat(room.getHistory().retrievePast(10).complete()).hasSize(1);
        assertThat(discord.transcript(ROOM)).isEqualTo("quorate (edited): second\n  [file log.txt: three bytes]");
        assertThat(discord.file(posted.getAttachments().getFirst().getId())).containsExactly(1, 2, 3);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void the_same_nonce_posts_once() {
        var room = jda.room(ROOM);
        var first = room.sendMessage("once").setNonce("n1").complete();
        var second = room.sendMessage("once").setNonce("n1").complete();
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(discord.messages(ROOM)).hasSize(1);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_thread_is_made_archived_and_revived_by_writing() {
        var room = jda.room(ROOM);
        var root = room.sendMessage("card").complete();
        var thread = root.createThreadChannel("run 1").complete();
        thread.sendMessage("step 1").complete();
        discord.stage().archive(thread.getId(), false);
        thread.getManager().setArchived(false).complete();
        thread.sendMessage("step 2").complete();
        assertThat(discord.transcript(ROOM))
                .isEqualTo("quorate: card\n  # run 1\n    quorate: step 1\n    quorate: step 2");
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_lost_connection_is_resumed_and_misses_nothing() throws InterruptedException {
        discord.cutSockets();
        discord.person(ANN).mentions(ROOM, "while away");
        assertThat(jda.await(MessageReceivedEvent.class).getMessage().getContentRaw())
                .endsWith("while away");
        discord.reconnect();
        Waiting.until("the second resume", () -> discord.resumes() == 2);
        discord.invalidateSessions(true);
        Waiting.until("the third resume", () -> discord.resumes() == 3);
        assertThat(discord.identifies()).isEqualTo(1);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void an_invalid_session_is_begun_anew() throws InterruptedException {
        discord.invalidateSessions(false);
        jda.await(SessionRecreateEvent.class);
        assertThat(discord.identifies()).isEqualTo(2);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_burst_within_the_limits_that_discord_tells_of_passes_without_a_note() {
        var room = jda.room(ROOM);
        for (var at = 0; at < 7; at++) {
            room.sendMessage("line " + at).complete();
        }
        assertThat(discord.messages(ROOM)).hasSize(7);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_permission_taken_silently_is_a_refusal_with_its_code() {
        var room = jda.room(ROOM);
        discord.stage().forbidSilently(ROOM, Permission.SEND_MESSAGES);
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                ErrorResponseException.class,
                                () -> room.sendMessage("no").complete())
                        .getErrorCode())
                .isEqualTo(50_013);
        assertThat(discord.invalidRequests()).isEqualTo(1);
    }

    @Test
    void members_users_and_conversations_are_looked_up() {
        var guild = jda.jda().getGuildById(FakeDiscord.GUILD);
        discord.stage().role("55", "oncall", true);
        discord.stage().giveRole(ANN, "55");
        Waiting.until("the role", () -> guild.getRoleById("55") != null);
        discord.stage().member(ANN, member -> member.put("pending", true));
        var member = guild.retrieveMemberById(ANN).complete();
        assertThat(member.getRoles())
                .singleElement()
                .satisfies(role -> assertThat(role.getName()).isEqualTo("oncall"));
        assertThat(member.isPending()).isTrue();
        assertThat(jda.jda().retrieveUserById(ANN).complete().getName()).isEqualTo("user-" + ANN);
        var direct = jda.jda().openPrivateChannelById(ANN).complete();
        direct.sendMessage("for you").complete();
        assertThat(discord.transcript(discord.person(ANN).directChannel())).isEqualTo("quorate: for you");
        assertThat(jda.jda().retrieveApplicationInfo().complete().getId()).isEqualTo(FakeDiscord.APPLICATION);
        assertThat(discord.violations()).isEmpty();
    }
}
