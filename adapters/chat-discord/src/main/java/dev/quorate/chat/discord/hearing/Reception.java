package dev.quorate.chat.discord.hearing;

import java.util.Set;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildReadyEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Events of Discord, told apart. `/quorate` is registered in the guilds that the bot serves and nowhere else.
final class Reception implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final CommandTree tree;
    private final Set<String> guilds;
    private final Messages messages;
    private final Interactions interactions;
    private final Clicks clicks;

    Reception(CommandTree tree, Set<String> guilds, Messages messages, Interactions interactions, Clicks clicks) {
        this.tree = tree;
        this.guilds = guilds;
        this.messages = messages;
        this.interactions = interactions;
        this.clicks = clicks;
    }

    @Override
    public void onEvent(GenericEvent event) {
        switch (event) {
            case MessageReceivedEvent written -> messages.written(written.getMessage());
            case SlashCommandInteractionEvent command -> interactions.commanded(command);
            case CommandAutoCompleteInteractionEvent typing -> interactions.completing(typing);
            case ButtonInteractionEvent click -> clicks.clicked(click);
            case ModalInteractionEvent form -> clicks.submitted(form);
            case GuildReadyEvent there -> entered(there.getGuild());
            case GuildJoinEvent there -> entered(there.getGuild());
            default -> {}
        }
    }

    private void entered(Guild guild) {
        if (!guilds.contains(guild.getId())) {
            LOG.warn(
                    "The bot is in guild {} ({}), which is not under chats.discord.guilds: nothing there is heard."
                            + " Remove the bot from it, or add the guild",
                    guild.getId(),
                    guild.getName());
            return;
        }
        guild.updateCommands()
                .addCommands(tree.data())
                .queue(
                        _ -> LOG.info("Discord: /{} is there in guild {}", CommandTree.ROOT, guild.getId()),
                        why -> LOG.warn(
                                "Discord did not take /{} in guild {}: {}. Install the app there again, with the link"
                                        + " of docs/discord.md; until then mentions work",
                                CommandTree.ROOT,
                                guild.getId(),
                                why.getMessage()));
    }
}
