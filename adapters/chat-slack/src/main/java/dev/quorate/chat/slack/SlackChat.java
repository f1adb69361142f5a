package dev.quorate.chat.slack;

import dev.quorate.chat.slack.api.Directory;
import dev.quorate.chat.slack.api.SlackDialect;
import dev.quorate.chat.slack.api.Spot;
import dev.quorate.chat.slack.api.WebApi;
import dev.quorate.chat.slack.cards.BlockRendering;
import dev.quorate.chat.slack.cards.Message;
import dev.quorate.chat.slack.hearing.Hearing;
import dev.quorate.chat.slack.hearing.Way;
import dev.quorate.core.approval.Request;
import dev.quorate.core.cluster.Url;
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

/// Slack as a chat of the bot: what waits for it is sent, what is said there is heard.
public final class SlackChat implements ChatPort.Mailed, AutoCloseable {
    private final Settings settings;
    private final Store store;
    private final Function<Progress, Url> via;
    private final Clock clock;
    private final WebApi api;
    private final Directory directory;
    private final Sending<Message> sending;
    private Optional<Way> way = Optional.empty();

    /// - `approvers`: the member ids of those who may approve what is asked for
    /// - `via`: the endpoint that the listed commands of a run point at
    public SlackChat(
            Settings settings,
            Store store,
            Function<Request, List<String>> approvers,
            Function<Progress, Url> via,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.via = via;
        this.clock = clock;
        api = new WebApi(settings.apiUrl(), settings::botToken);
        directory = new Directory(api.sdk(), settings.botToken().secret(), clock);
        sending = new Sending<>(
                api, store.outbox(), store.journal(), new BlockRendering(), approvers, new SlackDialect(), clock);
    }

    /// Returns at once: Slack may be away. Throws where HTTP mode cannot listen, or has no good signing secret.
    public synchronized void start(Ears ears) {
        var shown = new Shown(store, clock, via, this::collect);
        var hearing = new Hearing(
                api.sdk(),
                settings.botToken().secret(),
                ears,
                Whereabouts.in(store.outbox(), Spot.CHAT),
                shown,
                shown,
                directory::changed,
                clock);
        var begun = switch (settings.mode()) {
            case Settings.Mode.Socket(var appToken) -> hearing.bySocket(appToken.secret());
            case Settings.Mode.Http(var listen, var signingSecret) -> hearing.byHttp(listen, signingSecret.secret());
        };
        begun.start();
        way = Optional.of(begun);
        sending.start();
    }

    /// How the way from Slack to us is; empty before the start.
    public synchronized Optional<Reach> reach() {
        return way.map(Way::reach);
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
        way.ifPresent(Way::close);
        sending.close();
        api.close();
    }
}
