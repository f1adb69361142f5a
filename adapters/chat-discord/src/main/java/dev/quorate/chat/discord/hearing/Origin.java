package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.Spot;
import java.util.Set;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;

/// Where somebody did something, as far as it decides how it is heard.
sealed interface Origin {
    /// A channel of a guild that the bot serves.
    ///
    /// - `channel`: never a thread
    /// - `within`: the channel again, or the thread in it
    record Room(String channel, String within) implements Origin {
        boolean isThread() {
            return !channel.equals(within);
        }

        /// Where the answer to a message belongs.
        Spot of(String message, String user) {
            return isThread() ? Spot.thread(channel, within, user) : Spot.top(channel, message, user);
        }

        /// Where the answer to an interaction belongs that has no message.
        Spot commanded(String interaction, String user) {
            return isThread() ? Spot.thread(channel, within, user) : Spot.command(channel, interaction, user);
        }

        /// The thread of this message, which has the message's id, or the thread that it stands in.
        Spot below(String message, String user) {
            return Spot.thread(channel, isThread() ? within : message, user);
        }
    }

    /// The conversation of the bot and one person.
    record Direct(String channel) implements Origin {}

    /// A guild that the bot does not serve, or people who took the app there for themselves.
    record Elsewhere() implements Origin {}

    /// Installed by the guild and used in it: an app that somebody installed for themselves acts with their rights
    /// wherever they are.
    static Origin of(Interaction interaction, Set<String> guilds) {
        var guild = interaction.getGuild();
        var channel = interaction.getChannel();
        if (channel == null) {
            return new Elsewhere();
        }
        if (guild == null) {
            return interaction.getContext() == InteractionContextType.BOT_DM
                    ? new Direct(channel.getId())
                    : new Elsewhere();
        }
        var owners = interaction.getIntegrationOwners();
        return interaction.isFromAttachedGuild()
                        && guilds.contains(guild.getId())
                        && owners.isGuildIntegration()
                        && guild.getId().equals(owners.getAuthorizingGuildId())
                ? room(channel)
                : new Elsewhere();
    }

    static Origin of(Message message, Set<String> guilds) {
        if (message.isFromGuild()) {
            return guilds.contains(message.getGuild().getId()) ? room(message.getChannel()) : new Elsewhere();
        }
        return message.getChannelType() == ChannelType.PRIVATE ? new Direct(message.getChannelId()) : new Elsewhere();
    }

    private static Origin room(Channel channel) {
        return channel instanceof ThreadChannel thread
                ? new Room(thread.getParentChannel().getId(), thread.getId())
                : new Room(channel.getId(), channel.getId());
    }
}
