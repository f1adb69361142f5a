package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.port.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.FileUpload;
import net.dv8tion.jda.api.utils.messages.MessageRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client that the product uses is at home in the fake.
final class JdaTest {
    private static final String ROOM = "1100000000000000001";
    private static final String ANN = "1000000000000000001";

    private final Clock clock = new WallClock();
    private final BlockingQueue<GenericEvent> heard = new LinkedBlockingQueue<>();
    private FakeDiscord discord;
    private JDA jda;

    @BeforeEach
    void start() throws InterruptedException {
        MessageRequest.setDefaultMentions(EnumSet.noneOf(Message.MentionType.class));
        discord = FakeDiscord.start(clock);
        discord.channel(ROOM);
        discord.person(ANN);
        var address = discord.gatewayUrl();
        jda = JDABuilder.createLight(
                        FakeDiscord.TOKEN, EnumSet.of(GatewayIntent.GUILD_MESSAGES, GatewayIntent.DIRECT_MESSAGES))
                .setRestConfig(new RestConfig().setBaseUrl(discord.apiUrl()))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return address;
                    }
                })
                .setCompression(Compression.NONE)
                .addEventListeners((EventListener) heard::add)
                .build();
        Waiting.until("JDA's readiness", () -> jda.getStatus() == JDA.Status.CONNECTED);
    }

    @AfterEach
    void stop() throws InterruptedException {
        jda.shutdownNow();
        assertThat(jda.awaitShutdown(10, TimeUnit.SECONDS)).isTrue();
        discord.close();
    }

    @Test
    void a_message_is_posted_edited_and_read_back() {
        var room = jda.getTextChannelById(ROOM);
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
        var room = jda.getTextChannelById(ROOM);
        var first = room.sendMessage("once").setNonce("n1").complete();
        var second = room.sendMessage("once").setNonce("n1").complete();
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(discord.messages(ROOM)).hasSize(1);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_thread_is_made_archived_and_revived_by_writing() {
        var room = jda.getTextChannelById(ROOM);
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
    void a_command_a_choice_a_button_and_a_form_are_answered() throws InterruptedException {
        jda.getGuildById(FakeDiscord.GUILD)
                .updateCommands()
                .addCommands(Commands.slash("plan", "Plans")
                        .addSubcommands(new SubcommandData("replace", "Replaces")
                                .addOptions(new OptionData(OptionType.STRING, "member", "which", true, true))))
                .complete();
        var ann = discord.person(ANN);
        var typed = ann.completes(ROOM, "plan replace", "member", "10.");
        await(CommandAutoCompleteInteractionEvent.class)
                .replyChoiceStrings("10.0.1.2")
                .complete();
        assertThat(typed.awaitAnswer().path("data").path("choices").size()).isEqualTo(1);

        var asked = ann.commands(ROOM, "plan replace", "member", "10.0.1.2");
        var command = await(SlashCommandInteractionEvent.class);
        assertThat(command.getOption("member").getAsString()).isEqualTo("10.0.1.2");
        command.deferReply(true).complete();
        command.getHook()
                .sendMessage("yours alone")
                .setComponents(ActionRow.of(Button.danger("deny", "Deny...")))
                .complete();
        assertThat(asked.awaitAnswer().path("type").asInt()).isEqualTo(5);
        assertThat(discord.transcript(ROOM))
                .isEqualTo("quorate (edited) (to " + ANN + " alone): yours alone\n  [Deny...]");

        var opened = ann.clicks(ROOM, asked.original(), "deny");
        await(ButtonInteractionEvent.class)
                .replyModal(Modal.create("why", "Deny")
                        .addComponents(Label.of(
                                "Reason",
                                TextInput.create("reason", TextInputStyle.PARAGRAPH)
                                        .build()))
                        .build())
                .complete();
        var submitted = ann.submits(opened, Map.of("reason", "not now"));
        var form = await(ModalInteractionEvent.class);
        assertThat(form.getValue("reason").getAsString()).isEqualTo("not now");
        form.reply("denied").complete();
        assertThat(submitted.awaitAnswer().path("data").path("content").asText())
                .isEqualTo("denied");
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void what_is_written_is_heard_only_where_it_mentions_the_bot() throws InterruptedException {
        var ann = discord.person(ANN);
        ann.writes(ROOM, "a secret");
        assertThat(await(MessageReceivedEvent.class).getMessage().getContentRaw())
                .isEmpty();
        ann.mentions(ROOM, "status");
        assertThat(await(MessageReceivedEvent.class).getMessage().getContentRaw())
                .isEqualTo("<@" + FakeDiscord.BOT_USER + "> status");
        ann.writesDirectly("status");
        assertThat(await(MessageReceivedEvent.class).getMessage().getContentRaw())
                .isEqualTo("status");
    }

    @Test
    void a_lost_connection_is_resumed_and_misses_nothing() throws InterruptedException {
        discord.cutSockets();
        discord.person(ANN).mentions(ROOM, "while away");
        assertThat(await(MessageReceivedEvent.class).getMessage().getContentRaw())
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
        await(SessionRecreateEvent.class);
        assertThat(discord.identifies()).isEqualTo(2);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_burst_within_the_limits_that_discord_tells_of_passes_without_a_note() {
        var room = jda.getTextChannelById(ROOM);
        for (var at = 0; at < 7; at++) {
            room.sendMessage("line " + at).complete();
        }
        assertThat(discord.messages(ROOM)).hasSize(7);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_permission_taken_silently_is_a_refusal_with_its_code() {
        var room = jda.getTextChannelById(ROOM);
        discord.stage().forbidSilently(ROOM, Permission.SEND_MESSAGES);
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                ErrorResponseException.class,
                                () -> room.sendMessage("no").complete())
                        .getErrorCode())
                .isEqualTo(50_013);
        assertThat(discord.invalidRequests()).isEqualTo(1);
    }

    private <E extends GenericEvent> E await(Class<E> type) throws InterruptedException {
        while (true) {
            var event = heard.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event " + type.getSimpleName()).isNotNull();
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }
}
