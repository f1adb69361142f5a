package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.Breaker;
import dev.quorate.chat.discord.api.Rest;
import dev.quorate.chat.discord.api.Tokens;
import dev.quorate.core.command.Offer;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Ears;
import java.util.List;
import java.util.Set;

/// Makes the way from Discord to us.
///
/// - `guilds`: the ids of those that are served
/// - `offers`: the commands that `/quorate` has
public record Hearing(
        Set<String> guilds,
        List<Offer> offers,
        Completion completion,
        Ears ears,
        Whereabouts whereabouts,
        Forms forms,
        Tokens tokens,
        Clock clock) {
    public Hearing {
        guilds = Set.copyOf(guilds);
        offers = List.copyOf(offers);
    }

    /// Throws where Discord has no room for all commands.
    public Gateway through(Gateway.Address address, Rest rest, Breaker breaker) {
        var tree = new CommandTree(offers);
        tree.data();
        var answers = new Acknowledging(tokens);
        return new Gateway(
                address,
                rest,
                breaker,
                new Reception(
                        tree,
                        guilds,
                        new Messages(guilds, ears),
                        new Interactions(tree, completion, guilds, ears, answers),
                        new Clicks(whereabouts, forms, guilds, ears, answers)),
                clock);
    }
}
