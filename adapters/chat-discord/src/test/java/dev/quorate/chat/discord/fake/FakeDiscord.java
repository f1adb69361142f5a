package dev.quorate.chat.discord.fake;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import dev.quorate.core.port.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Discord on loopback, strict: what its documentation limits or forbids is refused where Discord refuses it,
/// and noted in `violations` in any case. Its REST API is at `apiUrl`, its gateway at `gatewayUrl`.
///
/// The clock gives the messages their ids and measures the pace of the calls and the life of tokens; the three
/// seconds for an answer, which are about sockets and people, run in real time.
public final class FakeDiscord implements AutoCloseable {
    public static final String GUILD = World.GUILD;
    public static final String BOT_USER = World.BOT_USER;
    public static final String APPLICATION = World.APP;
    public static final String TOKEN = RestApi.TOKEN;

    private final Ledger ledger = new Ledger();
    private final Faults faults = new Faults();
    private final List<Ring> rings = new ArrayList<>();
    private final World world;
    private final Identifies identifies;
    private final Interactions interactions;
    private final Gateway gateway;
    private final Deliveries deliveries;
    private final Messages messages;
    private final Threads threads;
    private final Pace pace;
    private final RestApi api;
    private final WireMockServer http;

    private FakeDiscord(Clock clock) {
        world = new World(clock);
        identifies = new Identifies(clock, ledger);
        interactions = new Interactions(ledger, faults);
        gateway = new Gateway(ledger, faults, identifies, this::greeting);
        deliveries = new Deliveries(faults, gateway::dispatch);
        messages = new Messages(world, deliveries);
        threads = new Threads(world, ledger, deliveries, messages);
        pace = new Pace(clock, ledger);
        api = new RestApi(world, ledger, faults, pace, interactions, routes());
        http = new WireMockServer(wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .disableRequestJournal()
                .containerThreads(30)
                .extensions(api));
    }

    private List<Route> routes() {
        var drafts = new Drafts(world, ledger);
        var posting = new MessageRoutes(world, ledger, messages, drafts, threads, rings);
        var answers = new Answers(messages, drafts, posting);
        return Routes.of(
                new LookupRoutes(world, identifies, gateway::address),
                posting,
                threads,
                new CommandRoutes(world, ledger),
                new InteractionRoutes(interactions, ledger, answers),
                new WebhookRoutes(world, interactions, ledger, answers));
    }

    private List<Session.Event> greeting() {
        pace.newcomer();
        synchronized (world) {
            return Payloads.greeting(world);
        }
    }

    public static FakeDiscord start(Clock clock) throws InterruptedException {
        var discord = new FakeDiscord(clock);
        discord.gateway.listen();
        discord.http.start();
        discord.http.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
        return discord;
    }

    /// Ends with a slash, as JDA's own does.
    public String apiUrl() {
        return "http://127.0.0.1:" + http.port() + "/api/v10/";
    }

    public String gatewayUrl() {
        return gateway.address();
    }

    /// What the bot did that it may not. In a good test there is nothing.
    public List<String> violations() {
        return ledger.lines();
    }

    /// Whom the bot's messages rang, in order.
    public List<Ring> rings() {
        synchronized (world) {
            return List.copyOf(rings);
        }
    }

    public Faults faults() {
        return faults;
    }

    /// The guild, its people and its channels, and how to change them.
    public Stage stage() {
        return new Stage(world, messages, deliveries, threads);
    }

    /// A member of the guild, without roles.
    public Person person(String id) {
        synchronized (world) {
            if (world.findUser(id).isEmpty()) {
                world.home().member(world.user(id, "user-" + id), false);
            }
            return new Person(id, world, messages, deliveries, interactions);
        }
    }

    /// A channel of the guild, with the bot in it.
    public void channel(String id) {
        stage().channel(id, GUILD);
    }

    /// So many calls in each window of a route such as `POST channels/{channel}/messages`.
    public void limit(String route, int calls) {
        pace.limit(route, calls);
    }

    /// Whether the bot's own messages and edits come back to it as events, as they do at Discord. On at first.
    public void echoes(boolean on) {
        deliveries.echoes(on);
    }

    /// How many connections have a session.
    public int connections() {
        return gateway.connected();
    }

    /// How many sessions were begun, whether they were welcome or not.
    public int identifies() {
        return identifies.count();
    }

    public int resumes() {
        return gateway.resumes();
    }

    /// So many sessions may yet begin today.
    public void identifiesLeft(int left) {
        identifies.remaining(left);
    }

    /// So many sessions may begin within five seconds; Discord lets one.
    public void identifiesTogether(int most) {
        identifies.concurrency(most);
    }

    /// All connections break.
    public void cutSockets() {
        gateway.cut();
    }

    /// Discord asks for new connections in place of the old ones.
    public void reconnect() {
        gateway.reconnect();
    }

    /// Discord says that the sessions are invalid, and whether they may be taken up again.
    public void invalidateSessions(boolean resumable) {
        gateway.invalidateAll(resumable);
    }

    /// Says something through all sockets that no documentation knows.
    public void saysOddly(ObjectNode message) {
        gateway.say(message);
    }

    /// Everything that the bot was told, in order.
    public List<Deliveries.Told> deliveries() {
        return deliveries.all();
    }

    /// How much that is.
    public int told() {
        return deliveries.count();
    }

    /// Tells the bot once more what it was told before, by its place in `deliveries`.
    public void repeats(int index) {
        deliveries.repeat(index);
    }

    public List<Interaction> interactions() {
        return interactions.all();
    }

    public void awaitAnswers() {
        Waiting.until(
                "an answer to everything", () -> interactions.all().stream().allMatch(Interaction::isAnswered));
    }

    /// How many requests the REST API had.
    public long calls() {
        return api.served();
    }

    /// How many of them of late were refused with 401, 403 or 429.
    public int invalidRequests() {
        return pace.invalidRequests();
    }

    /// The slash commands of a guild; of all guilds under the empty text.
    public List<ObjectNode> commands(String guild) {
        synchronized (world) {
            return world.commands().getOrDefault(guild, List.of()).stream()
                    .map(ObjectNode::deepCopy)
                    .toList();
        }
    }

    /// A copy of the messages of a channel or thread, oldest first.
    public List<ObjectNode> messages(String channel) {
        synchronized (world) {
            return world.room(channel).messages().values().stream()
                    .map(ObjectNode::deepCopy)
                    .toList();
        }
    }

    public Optional<ObjectNode> message(String channel, String id) {
        synchronized (world) {
            return Optional.ofNullable(world.room(channel).messages().get(id)).map(ObjectNode::deepCopy);
        }
    }

    /// What one person alone saw in a channel, each with that person as `seen_by`.
    public List<ObjectNode> whispers(String channel) {
        synchronized (world) {
            return world.room(channel).whispers().stream()
                    .map(ObjectNode::deepCopy)
                    .toList();
        }
    }

    /// The bodies with which the bot posted and edited in a channel, each with `call`, `message` and `body`.
    public List<ObjectNode> sent(String channel) {
        synchronized (world) {
            return world.room(channel).sent().stream().map(ObjectNode::deepCopy).toList();
        }
    }

    /// The thread that was made from a message; it has the message's id.
    public Optional<ObjectNode> thread(String message) {
        synchronized (world) {
            return world.findRoom(message)
                    .filter(Room::isThread)
                    .map(room -> room.info().deepCopy());
        }
    }

    /// The bytes of a file, by its id.
    public byte[] file(String id) {
        synchronized (world) {
            return world.files().get(id).clone();
        }
    }

    /// A channel with its threads, or one thread, as people read it.
    public String transcript(String channel) {
        synchronized (world) {
            return Transcript.of(world, world.room(channel));
        }
    }

    @Override
    public void close() {
        http.stop();
        interactions.close();
        try {
            gateway.stop(500);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
