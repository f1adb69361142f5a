package dev.quorate.chat.discord.hearing;

import dev.quorate.core.command.Field;
import dev.quorate.core.command.Offer;
import dev.quorate.core.layout.Inert;
import dev.quorate.core.plan.Phrase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;

/// The grammar as `/quorate`: a subcommand for each command, an option for each thing that it takes. Where there are
/// more commands than Discord has room for, those that ask for a plan go into groups by their first word.
final class CommandTree {
    static final String ROOT = "quorate";

    private static final int MOST = 25;
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_VALUE = 500;

    private final Map<String, Offer> byPath = new LinkedHashMap<>();

    CommandTree(List<Offer> offers) {
        var grouped = offers.size() > MOST;
        offers.forEach(offer -> byPath.put(path(offer, grouped), offer));
    }

    /// As Discord names what was used: `quorate replace-member`, or `quorate replace member` where it is grouped.
    Optional<Offer> find(String fullName) {
        return Optional.ofNullable(byPath.get(fullName));
    }

    Optional<Field> field(String fullName, String option) {
        return find(fullName)
                .flatMap(offer -> offer.fields().stream()
                        .filter(field -> field.name().equals(option))
                        .findFirst());
    }

    /// What is registered with Discord. Throws where even groups have no room for all.
    SlashCommandData data() {
        var root = Commands.slash(ROOT, "Ask about your etcd clusters, or for a change");
        var groups = new LinkedHashMap<String, SubcommandGroupData>();
        byPath.forEach((path, offer) -> {
            var names = path.split(" ", -1);
            if (names.length == 2) {
                root.addSubcommands(subcommand(names[1], offer));
            } else {
                groups.computeIfAbsent(names[1], name -> new SubcommandGroupData(name, "Ask for a plan: " + name))
                        .addSubcommands(subcommand(names[2], offer));
            }
        });
        return root.addSubcommandGroups(groups.values());
    }

    private static String path(Offer offer, boolean grouped) {
        var blank = offer.head().indexOf(' ');
        return grouped && offer.asks() && blank > 0
                ? ROOT + " " + offer.head().substring(0, blank) + " "
                        + name(offer.head().substring(blank + 1))
                : ROOT + " " + name(offer.head());
    }

    private static String name(String head) {
        var name = head.replace(' ', '-');
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    private static SubcommandData subcommand(String name, Offer offer) {
        return new SubcommandData(name, Inert.cut(offer.summary(), LONGEST_TEXT))
                .addOptions(offer.fields().stream().map(CommandTree::option).toList());
    }

    private static OptionData option(Field field) {
        return new OptionData(
                        OptionType.STRING,
                        field.name(),
                        Inert.cut(field.about(), LONGEST_TEXT),
                        field.required(),
                        isCompleted(field.kind()))
                .setMaxLength(LONGEST_VALUE);
    }

    private static boolean isCompleted(Phrase.Kind kind) {
        return switch (kind) {
            case NAME, REASON -> false;
            case MEMBER, MEMBERS, SNAPSHOT, ADDRESS, CLUSTER, PLAN, RUN, COMMAND -> true;
        };
    }
}
