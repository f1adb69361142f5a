package dev.quorate.chat.discord;

import dev.quorate.chat.discord.api.Breaker;
import dev.quorate.chat.discord.api.Directory;
import dev.quorate.chat.discord.api.DiscordCourier;
import dev.quorate.chat.discord.api.DiscordDialect;
import dev.quorate.chat.discord.api.Rest;
import dev.quorate.chat.discord.api.Spot;
import dev.quorate.chat.discord.api.Tokens;
import dev.quorate.chat.discord.cards.EmbedRendering;
import dev.quorate.chat.discord.hearing.Completion;
import dev.quorate.chat.discord.hearing.Gateway;
import dev.quorate.chat.discord.hearing.Hearing;
import dev.quorate.core.approval.Request;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.command.Offer;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.mail.Sending;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.ChatPort;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.People;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/// Discord as a chat of the bot: what waits for it is sent, what is said there is heard.
public final class DiscordChat implements ChatPort.Mailed, AutoCloseable {
    private final Settings settings;
    private final Commands commands;
    private final Store store;
    private final Function<Progress, Url> via;
    private final Clock clock;
    private final Breaker breaker;
    private final Rest rest;
    private final Tokens tokens;
    private final Directory directory;
    private final Sending<MessageCreateData> sending;
    private Optional<Gateway> gateway = Optional.empty();

    /// What `/quorate` has, and what could stand in its options.
    public record Commands(List<Offer> offers, Completion completion) {
        public Commands {
            offers = List.copyOf(offers);
        }
    }

    /// - `approvers`: the user ids of those who may approve what is asked for
    /// - `via`: the endpoint that the listed commands of a run point at
    public DiscordChat(
            Settings settings,
            Commands commands,
            Store store,
            Function<Request, List<String>> approvers,
            Function<Progress, Url> via,
            Clock clock) {
        this.settings = settings;
        this.commands = commands;
        this.store = store;
        this.via = via;
        this.clock = clock;
        breaker = new Breaker(clock);
        rest = new Rest(settings.apiUrl(), settings::token, breaker, clock);
        tokens = new Tokens(clock);
        directory = new Directory(rest, settings.guilds(), clock);
        sending = new Sending<>(
                new DiscordCourier(rest, tokens),
                store.outbox(),
                store.journal(),
                new EmbedRendering(),
                approvers,
                new DiscordDialect(),
                clock);
    }

    /// Returns at once: Discord may be away. Throws where Discord has no room for all commands.
    public synchronized void start(Ears ears) {
        var hearing = new Hearing(
                settings.guilds(),
                commands.offers(),
                commands.completion(),
                ears,
                Whereabouts.in(store.outbox(), Spot.CHAT),
                new Shown(store, clock, via, this::collect),
                tokens,
                clock);
        var address = new Gateway.Address(settings.apiUrl(), settings.gatewayUrl(), settings::token);
        var begun = hearing.through(address, rest, breaker);
        begun.start();
        gateway = Optional.of(begun);
        sending.start();
    }

    /// How the way from Discord to us is; empty before the start.
    public synchronized Optional<Reach> reach() {
        return gateway.map(Gateway::reach);
    }

    @Override
    public String chat() {
        return Spot.CHAT;
    }

    @Override
    public Optional<Refusal> doubt(People.Account account, Place place) {
        return directory.doubt(account, place);
    }

    @Override
    public boolean showsWhole(RunId run) {
        return Whereabouts.in(store.outbox(), Spot.CHAT).isShownWhole(run);
    }

    @Override
    public void collect() {
        sending.collect();
    }

    @Override
    public synchronized void close() {
        gateway.ifPresent(Gateway::close);
        sending.close();
        rest.close();
    }
}
