package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.Spot;
import dev.quorate.core.command.Candidate;
import dev.quorate.core.hearing.Typed;
import dev.quorate.core.layout.Inert;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.CommandAutoCompleteInteraction;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.commands.SlashCommandInteraction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/quorate` as the sentence that a mention would say, and what it offers while somebody fills it in.
final class Interactions {
    static final String NOT_HERE = "I did nothing. I answer in the channels of the servers that I am set up for, and"
            + " questions in a direct message to me.";

    static final String NOT_KEPT = "I did nothing: what you said could not be written down. Say it again in a moment;"
            + " if that does not help, tell who runs me to look at the disk.";

    private static final Logger LOG = LoggerFactory.getLogger(Interactions.class);
    private static final int MOST_CHOICES = 25;
    private static final int LONGEST_CHOICE = 100;
    private static final int SHOWN = 300;

    private final CommandTree tree;
    private final Completion completion;
    private final Set<String> guilds;
    private final Ears ears;
    private final Acknowledging answers;

    Interactions(CommandTree tree, Completion completion, Set<String> guilds, Ears ears, Acknowledging answers) {
        this.tree = tree;
        this.completion = completion;
        this.guilds = guilds;
        this.ears = ears;
        this.answers = answers;
    }

    void commanded(SlashCommandInteraction command) {
        var sentence = tree.find(command.getFullCommandName()).map(offer -> offer.sentence(filled(command)));
        var user = command.getUser();
        if (user.isBot() || user.isSystem() || sentence.isEmpty()) {
            answers.refused(command, "I did nothing. I do not know this command any more; type / to see those of now.");
            return;
        }
        switch (Origin.of(command, guilds)) {
            case Origin.Room room ->
                said(command, room.commanded(command.getId(), user.getId()), sentence.get(), Manner.ADDRESSED);
            case Origin.Direct(var channel) ->
                said(command, Spot.direct(channel, command.getId(), user.getId()), sentence.get(), Manner.PRIVATE);
            case Origin.Elsewhere _ -> answers.refused(command, NOT_HERE);
        }
    }

    /// Durable first, then acknowledged.
    private void said(SlashCommandInteraction command, Spot spot, String sentence, Manner manner) {
        answers.expect(spot);
        try {
            ears.hear(new Incoming(
                    Messages.account(spot.user()),
                    spot.place(),
                    sentence,
                    manner,
                    Optional.of("cmd/" + command.getId())));
        } catch (RuntimeException e) {
            LOG.error("A command of Discord could not be kept", e);
            answers.failed(command, spot, NOT_KEPT);
            return;
        }
        answers.taken(command, spot, heard(spot, sentence));
    }

    private static String heard(Spot spot, String sentence) {
        return "Heard: `" + Inert.cut(Inert.plain(sentence), SHOWN) + "`. The answer comes " + where(spot) + ".";
    }

    private static String where(Spot spot) {
        if (spot.isDirect()) {
            return "here";
        }
        return spot.thread().isPresent() ? "in this thread" : "in this channel";
    }

    private static Map<String, String> filled(CommandInteractionPayload command) {
        return command.getOptions().stream()
                .collect(Collectors.toMap(OptionMapping::getName, option -> Typed.plain(option.getAsString())));
    }

    /// Nothing is offered to who is not in a room of ours: the names of clusters and members are not for everybody.
    void completing(CommandAutoCompleteInteraction typing) {
        var choices =
                Origin.of(typing, guilds) instanceof Origin.Room room ? choices(typing, room) : List.<Candidate>of();
        answers.choices(
                typing,
                choices.stream()
                        .filter(choice -> choice.value().length() <= LONGEST_CHOICE)
                        .map(choice -> new Command.Choice(
                                Inert.cut(Inert.line(choice.label()), LONGEST_CHOICE), choice.value()))
                        .limit(MOST_CHOICES)
                        .toList());
    }

    private List<Candidate> choices(CommandAutoCompleteInteraction typing, Origin.Room room) {
        var typed = typing.getFocusedOption();
        var cluster = Optional.ofNullable(typing.getOption("cluster")).map(OptionMapping::getAsString);
        return tree.field(typing.getFullCommandName(), typed.getName())
                .map(field -> completion.fitting(
                        field.kind(), Spot.CHAT + ":" + room.channel(), cluster, Typed.plain(typed.getValue())))
                .orElse(List.of());
    }
}
