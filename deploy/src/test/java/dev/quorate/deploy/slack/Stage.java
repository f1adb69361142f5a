package dev.quorate.deploy.slack;

import dev.quorate.chat.slack.Settings;
import dev.quorate.chat.slack.SlackChat;
import dev.quorate.chat.slack.api.Spot;
import dev.quorate.chat.slack.api.Token;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.chat.slack.fake.WallClock;
import dev.quorate.core.run.Place;
import dev.quorate.deploy.forgery.No;
import dev.quorate.deploy.forgery.OpenPlan;
import dev.quorate.deploy.forgery.Rooms;
import dev.quorate.deploy.forgery.Scene;
import dev.quorate.deploy.forgery.Speaker;
import dev.quorate.deploy.forgery.Trial;
import dev.quorate.deploy.forgery.Verb;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The bot as it is served, on Slack, with clusters in memory. The scene has a clock that is turned by hand, Slack
/// has the real one.
final class Stage implements Trial {
    static final String OPS = "C0OPS0001";
    static final String LAB = "C0LAB0001";
    /// Shared with another organization, once `spoil` was called.
    static final String SHARED = "C0SHARED1";
    static final String LOST = "C0LOST001";
    /// The bot is in it; no cluster is bound to it.
    static final String UNBOUND = "C0UNBOUN1";

    private final FakeSlack slack;
    private final Scene scene;
    private final SlackChat chat;
    private final SlackWire wire;

    private Stage(FakeSlack slack) {
        this.slack = slack;
        Cast.join(slack);
        List.of(OPS, LAB, SHARED, LOST, UNBOUND).forEach(channel -> slack.channel(channel, Cast.ids()));
        wire = new SlackWire(slack);
        scene = new Scene(Cast.roster(), bound());
        var settings = new Settings(
                slack.apiUrl(),
                new Token(FakeSlack.BOT_TOKEN),
                new Settings.Mode.Socket(new Token(FakeSlack.APP_TOKEN)));
        chat = new SlackChat(settings, scene.store(), _ -> List.of(), scene.desk()::via, new WallClock());
        scene.connect(chat);
        chat.start(scene.desk());
        Waiting.until("a socket", () -> slack.openSockets() > 0);
    }

    static Stage opened() throws InterruptedException {
        return new Stage(FakeSlack.start(new WallClock()));
    }

    private static Map<String, List<String>> bound() {
        var ops = List.of("slack:" + OPS);
        var lab = List.of("slack:" + LAB);
        return Map.of(
                "alpha",
                List.of("slack:" + OPS, Scene.CONSOLE),
                Scene.LOST,
                List.of("slack:" + LOST),
                "beta",
                ops,
                "old",
                ops,
                "gamma",
                lab,
                "delta",
                List.of("slack:" + SHARED),
                "stuck",
                ops,
                "busy",
                ops,
                "halted",
                lab);
    }

    FakeSlack slack() {
        return slack;
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public SlackWire wire() {
        return wire;
    }

    @Override
    public Rooms rooms() {
        return new Rooms(OPS, LAB, SHARED, UNBOUND);
    }

    @Override
    public Cast alice() {
        return Cast.ALICE;
    }

    @Override
    public Cast bob() {
        return Cast.BOB;
    }

    @Override
    public Cast carol() {
        return Cast.CAROL;
    }

    @Override
    public OpenPlan asked(Speaker asker, String cluster, String channel) {
        var words = "replace member 10.0.1.2 on " + cluster + " because its disk died";
        return asked((Cast) asker, words, cluster, channel);
    }

    OpenPlan asked(Cast asker, String words, String cluster, String channel) {
        slack.person(asker.id()).mentions(channel, words);
        return awaitShown(cluster, channel);
    }

    OpenPlan awaitShown(String cluster, String channel) {
        Waiting.until(
                "the card of " + cluster,
                Scene.PATIENCE,
                () -> shown(cluster, channel).isPresent());
        return shown(cluster, channel).orElseThrow();
    }

    private Optional<OpenPlan> shown(String cluster, String channel) {
        return scene.run(cluster)
                .flatMap(run -> scene.memo("slack", "card/" + run.run())
                        .flatMap(card -> scene.memo("slack", "root/" + run.run())
                                .map(root -> new OpenPlan(
                                        cluster,
                                        run.request().asker(),
                                        run.run(),
                                        run.request().plan().digest().hex(),
                                        channel,
                                        card,
                                        root))));
    }

    @Override
    public void presses(Speaker who, OpenPlan plan, Verb verb) {
        slack.person(((Cast) who).id()).clicks(plan.channel(), plan.card(), verb.word());
    }

    @Override
    public void awaitButton(OpenPlan plan, Verb verb) {
        Waiting.until(
                "the button " + verb.word(),
                Scene.PATIENCE,
                () -> slack.message(plan.channel(), plan.card())
                        .orElseThrow()
                        .toString()
                        .contains("\"action_id\":\"" + verb.word()));
    }

    /// When the bot knows, too, that all of the plan stands there.
    void awaitWhole(OpenPlan plan) {
        Waiting.until("all of " + plan.brief(), Scene.PATIENCE, () -> chat.showsWhole(plan.run()));
    }

    /// Another organization reads along in the room.
    @Override
    public void spoil() {
        slack.changeRoom(SHARED, room -> room.addProperty("is_ext_shared", true));
    }

    @Override
    public void settle() {
        slack.awaitAcknowledgements();
        scene.settle();
    }

    @Override
    public List<No> saidAtOnce() {
        return List.of();
    }

    @Override
    public String account(Place place) {
        return "slack:" + Spot.of(place).orElseThrow().user();
    }

    @Override
    public void close() {
        chat.close();
        scene.close();
        slack.close();
    }
}
