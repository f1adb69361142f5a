package dev.quorate.chat.discord.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The client that the product uses is at home in the fake: what it hears.
final class JdaHearingTest {
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
    void a_command_a_choice_a_button_and_a_form_are_answered() throws InterruptedException {
        jda.jda()
                .getGuildById(FakeDiscord.GUILD)
                .updateCommands()
                .addCommands(Commands.slash("plan", "Plans")
                        .addSubcommands(new SubcommandData("replace", "Replaces")
                                .addOptions(new OptionData(OptionType.STRING, "member", "which", true, true))))
                .complete();
        var ann = discord.person(ANN);
        var typed = ann.completes(ROOM, "plan replace", "member", "10.");
        jda.await(CommandAutoCompleteInteractionEvent.class)
                .replyChoiceStrings("10.0.1.2")
                .complete();
        assertThat(typed.awaitAnswer().path("data").path("choices").size()).isEqualTo(1);

        var asked = ann.commands(ROOM, "plan replace", "member", "10.0.1.2");
        var command = jda.await(SlashCommandInteractionEvent.class);
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
        jda.await(ButtonInteractionEvent.class)
                .replyModal(Modal.create("why", "Deny")
                        .addComponents(Label.of(
                                "Reason",
                                TextInput.create("reason", TextInputStyle.PARAGRAPH)
                                        .build()))
                        .build())
                .complete();
        var submitted = ann.submits(opened, Map.of("reason", "not now"));
        var form = jda.await(ModalInteractionEvent.class);
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
        assertThat(jda.await(MessageReceivedEvent.class).getMessage().getContentRaw())
                .isEmpty();
        ann.mentions(ROOM, "status");
        assertThat(jda.await(MessageReceivedEvent.class).getMessage().getContentRaw())
                .isEqualTo("<@" + FakeDiscord.BOT_USER + "> status");
        ann.writesDirectly("status");
        assertThat(jda.await(MessageReceivedEvent.class).getMessage().getContentRaw())
                .isEqualTo("status");
    }

    @Test
    void a_command_is_heard_from_a_thread_abroad_and_from_conversations() throws InterruptedException {
        Commanding.register(discord);
        discord.stage().foreignGuild("66");
        discord.stage().channel("661", "66");
        discord.stage().conversationOfOthers("67");
        var thread = jda.room(ROOM)
                .sendMessage("card")
                .complete()
                .createThreadChannel("run")
                .complete()
                .getId();
        var ann = discord.person(ANN);
        for (var place : List.of(ROOM, thread, "661", "67", ann.directChannel())) {
            var asked = ann.commands(place, "plan", "member", "m");
            var event = jda.await(SlashCommandInteractionEvent.class);
            assertThat(event.getChannelId()).isEqualTo(place);
            assertThat(event.getUser().getId()).isEqualTo(ANN);
            event.reply("heard").setEphemeral(true).complete();
            assertThat(asked.awaitAnswer().path("type").asInt()).isEqualTo(4);
        }
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void bots_webhooks_and_discord_itself_are_heard_as_what_they_are() throws InterruptedException {
        discord.person("1000000000000000003");
        discord.stage().user("1000000000000000003", user -> user.put("bot", true));
        discord.person("1000000000000000003").mentions(ROOM, "approve");
        assertThat(jda.await(MessageReceivedEvent.class).getAuthor().isBot()).isTrue();
        discord.stage().webhookWrites(ROOM, "ann", "<@" + FakeDiscord.BOT_USER + "> approve");
        assertThat(jda.await(MessageReceivedEvent.class).isWebhookMessage()).isTrue();
        discord.stage().discordSays(ROOM, 7, "");
        assertThat(jda.await(MessageReceivedEvent.class).getMessage().getType())
                .isEqualTo(MessageType.GUILD_MEMBER_JOIN);
        var card = jda.room(ROOM).sendMessage("card").complete().getId();
        jda.await(MessageReceivedEvent.class);
        discord.person(ANN).replies(ROOM, card, "why?");
        assertThat(jda.await(MessageReceivedEvent.class)
                        .getMessage()
                        .getReferencedMessage()
                        .getId())
                .isEqualTo(card);
    }
}
