package dev.quorate.chat.slack.fake;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.google.gson.JsonObject;
import dev.quorate.core.port.Clock;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A workspace of Slack on loopback, strict: what its documentation limits or forbids is refused where Slack
/// refuses it, and noted in `violations` in any case. Its Web API is at `apiUrl`, its sockets and upload
/// addresses are those that the Web API hands out.
///
/// The clock gives the messages their ts and measures the pace of the calls; acknowledgements and triggers,
/// which are about sockets and people, run in real time.
public final class FakeSlack implements AutoCloseable {
    public static final String TEAM = Workspace.TEAM;
    public static final String BOT_USER = Workspace.BOT_USER;
    public static final String APP_TOKEN = WebApi.APP_TOKEN;
    public static final String BOT_TOKEN = WebApi.BOT_TOKEN;

    private final Clock clock;
    private final Ledger ledger = new Ledger();
    private final Faults faults = new Faults();
    private final Workspace workspace;
    private final Deliveries deliveries;
    private final Sockets sockets;
    private final WebApi api;
    private final WireMockServer http;
    private Optional<HttpPush> push = Optional.empty();
    private volatile boolean echoes = true;

    private FakeSlack(Clock clock) {
        this.clock = clock;
        workspace = new Workspace(clock);
        deliveries = new Deliveries(ledger, faults);
        sockets = new Sockets(deliveries, ledger, faults);
        api = new WebApi(workspace, ledger, faults, new Pace(clock, ledger), echo(), sockets);
        http = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .disableRequestJournal()
                .containerThreads(30)
                .extensions(api));
    }

    public static FakeSlack start(Clock clock) throws InterruptedException {
        var slack = new FakeSlack(clock);
        slack.sockets.listen();
        slack.http.start();
        slack.http.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        return slack;
    }

    /// Ends with a slash, as Slack's own does: METHOD follows.
    public String apiUrl() {
        return "http://127.0.0.1:" + http.port() + "/api/";
    }

    /// What the bot did that it may not. In a good test there is nothing.
    public List<String> violations() {
        return ledger.lines();
    }

    public Faults faults() {
        return faults;
    }

    /// A full member of the workspace.
    public Person person(String id) {
        synchronized (workspace) {
            if (workspace.findUser(id).isEmpty()) {
                workspace.user(id);
            }
            return new Person(id, workspace, deliveries);
        }
    }

    /// A channel with the bot and these people in it.
    public void channel(String id, String... members) {
        synchronized (workspace) {
            workspace.room(id).members().addAll(List.of(members));
        }
    }

    /// Changes what users.info says of somebody.
    public void changeUser(String id, Consumer<JsonObject> change) {
        synchronized (workspace) {
            change.accept(workspace.findUser(id).orElseThrow());
        }
    }

    /// Changes what conversations.info says of a room.
    public void changeRoom(String id, Consumer<JsonObject> change) {
        synchronized (workspace) {
            change.accept(workspace.findRoom(id).orElseThrow().info());
        }
    }

    public void scope(String name, boolean granted) {
        api.scope(name, granted);
    }

    /// Whether the bot's own messages and edits come back to it as events, as they do at Slack. On at first.
    public void echoes(boolean on) {
        echoes = on;
    }

    /// From now on deliveries go to this address, signed, rather than through sockets.
    public void deliverTo(URI address, String signingSecret) {
        var way = new HttpPush(address, signingSecret, clock, deliveries);
        push.ifPresent(deliveries::closed);
        push = Optional.of(way);
        deliveries.open(way);
    }

    public static String signature(String secret, String stamp, String body) {
        return HttpPush.signature(secret, stamp, body);
    }

    public int openSockets() {
        return sockets.openSockets();
    }

    /// All sockets break.
    public void cutSockets() {
        sockets.cut();
    }

    /// Slack asks for new sockets in place of the old ones.
    public void refreshSockets() {
        sockets.refresh();
    }

    /// Says something through all sockets that no documentation knows.
    public void saysOddly(String text) {
        sockets.say(text);
    }

    /// Everything that was ever on its way to the bot.
    public List<Delivery> deliveries() {
        return deliveries.all();
    }

    /// Tells the bot once more what it was told before, in a new envelope.
    public Delivery repeats(Delivery told) {
        return deliveries.send(told.type(), told.payload());
    }

    public void awaitAcknowledgements() {
        Waiting.until(
                "an acknowledgement of everything",
                () -> deliveries.oldestUnacknowledged().isEmpty());
    }

    /// How many requests the Web API had.
    public long calls() {
        return api.served();
    }

    /// A copy of the messages of a channel, oldest first.
    public List<JsonObject> messages(String channel) {
        synchronized (workspace) {
            return workspace.findRoom(channel).orElseThrow().messages().values().stream()
                    .map(JsonObject::deepCopy)
                    .toList();
        }
    }

    public Optional<JsonObject> message(String channel, String ts) {
        synchronized (workspace) {
            return Optional.ofNullable(
                            workspace.findRoom(channel).orElseThrow().messages().get(ts))
                    .map(JsonObject::deepCopy);
        }
    }

    /// What was whispered in a channel, with `user` and `text`.
    public List<JsonObject> whispers(String channel) {
        synchronized (workspace) {
            return workspace.findRoom(channel).orElseThrow().whispers().stream()
                    .map(JsonObject::deepCopy)
                    .toList();
        }
    }

    /// The bytes of a file, by its id.
    public byte[] file(String id) {
        synchronized (workspace) {
            return workspace.uploads().get(id).bytes();
        }
    }

    /// The modal that was opened last.
    public Optional<JsonObject> lastView() {
        synchronized (workspace) {
            return workspace.views().entrySet().stream()
                    .max(java.util.Map.Entry.comparingByKey())
                    .map(entry -> entry.getValue().deepCopy());
        }
    }

    /// A channel as people read it.
    public String transcript(String channel) {
        synchronized (workspace) {
            return Transcript.of(List.copyOf(
                    workspace.findRoom(channel).orElseThrow().messages().values()));
        }
    }

    /// One message as people read it.
    public String reads(JsonObject message) {
        return Transcript.of(List.of(message));
    }

    /// The ids of all channels, conversations with one person among them.
    public Set<String> rooms() {
        synchronized (workspace) {
            return workspace.rooms();
        }
    }

    /// A thread as people read it.
    public String transcript(String channel, String root) {
        synchronized (workspace) {
            return Transcript.of(workspace.findRoom(channel).orElseThrow().thread(root));
        }
    }

    private ChatMethods.Echo echo() {
        return new ChatMethods.Echo() {
            @Override
            public void posted(JsonObject message, String channel) {
                var event = message.deepCopy();
                event.addProperty("channel", channel);
                echoed(event);
            }

            @Override
            public void changed(JsonObject message, JsonObject before, String channel) {
                echoed(Json.of(
                        "type",
                        "message",
                        "subtype",
                        "message_changed",
                        "channel",
                        channel,
                        "hidden",
                        true,
                        "ts",
                        workspace.nextTs(),
                        "message",
                        message.deepCopy(),
                        "previous_message",
                        before));
            }
        };
    }

    private void echoed(JsonObject event) {
        if (echoes) {
            deliveries.send("events_api", Person.eventPayload(workspace, TEAM, event));
        }
    }

    @Override
    public void close() {
        http.stop();
        deliveries.close();
        try {
            sockets.stop(500);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
