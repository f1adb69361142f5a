package dev.quorate.deploy.discord;

import dev.quorate.chat.discord.DiscordChat;
import dev.quorate.chat.discord.Settings;
import dev.quorate.chat.discord.api.MessageAt;
import dev.quorate.chat.discord.api.Spot;
import dev.quorate.chat.discord.api.Token;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Waiting;
import dev.quorate.chat.discord.fake.WallClock;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.port.Incoming;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The bot as it is served, on Discord, with clusters in memory. The scene has a clock that is turned by hand, Discord
/// has the real one.
final class DiscordTrial implements Trial {
    static final String OPS = "1100000000000000001";
    static final String LAB = "1100000000000000002";
    /// Followed by other servers, once `spoil` was called.
    static final String SHARED = "1100000000000000003";
    /// The bot is in it; no cluster is bound to it.
    static final String UNBOUND = "1100000000000000004";
    /// Of a server in which the bot is, too, and which the configuration does not name.
    static final String UNSERVED = "1100000000000000005";
    /// Of a server without the bot.
    static final String ABROAD = "1100000000000000006";
    /// A conversation of people without the bot.
    static final String OTHERS = "1100000000000000007";

    private static final int ANNOUNCEMENTS = 5;

    private final FakeDiscord discord;
    private final Scene scene;
    private final DiscordChat chat;
    private final DiscordWire wire;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();

    private DiscordTrial(FakeDiscord discord) {
        this.discord = discord;
        Cast.join(discord);
        List.of(OPS, LAB, SHARED, UNBOUND).forEach(discord::channel);
        discord.stage().guild("900000000000000777");
        discord.stage().channel(UNSERVED, "900000000000000777");
        discord.stage().foreignGuild("900000000000000999");
        discord.stage().channel(ABROAD, "900000000000000999");
        discord.stage().conversationOfOthers(OTHERS);
        wire = new DiscordWire(discord);
        scene = new Scene(Cast.roster(), bound());
        chat = chat(discord, scene);
        scene.connect(chat);
        chat.start(this::hear);
        Waiting.until(
                "the gateway",
                Scene.PATIENCE,
                () -> chat.reach().filter(Reach.Ready.class::isInstance).isPresent());
        Waiting.until(
                "the commands",
                Scene.PATIENCE,
                () -> !discord.commands(FakeDiscord.GUILD).isEmpty());
    }

    static DiscordTrial opened() throws InterruptedException {
        return new DiscordTrial(FakeDiscord.start(new WallClock()));
    }

    private static DiscordChat chat(FakeDiscord discord, Scene scene) {
        return new DiscordChat(
                new Settings(
                        discord.apiUrl(),
                        Optional.of(discord.gatewayUrl()),
                        new Token(FakeDiscord.TOKEN),
                        Set.of(FakeDiscord.GUILD)),
                new DiscordChat.Commands(scene.desk().offers(), scene.desk()::candidates),
                scene.store(),
                _ -> List.of(),
                scene.desk()::via,
                new WallClock());
    }

    private static Map<String, List<String>> bound() {
        var ops = List.of("discord:" + OPS);
        var lab = List.of("discord:" + LAB);
        return Map.of(
                "alpha", ops,
                "beta", ops,
                "old", ops,
                "gamma", lab,
                "delta", List.of("discord:" + SHARED, Scene.CONSOLE),
                "stuck", ops,
                "busy", ops,
                "halted", lab);
    }

    private void hear(Incoming incoming) {
        scene.desk().hear(incoming);
        incoming.delivery().ifPresent(heard::add);
    }

    FakeDiscord discord() {
        return discord;
    }

    @Override
    public Scene scene() {
        return scene;
    }

    @Override
    public DiscordWire wire() {
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

    /// For the room that is to be spoiled at the console: what Discord says of a room is remembered for a minute.
    @Override
    public OpenPlan asked(Speaker asker, String cluster, String channel) {
        var words = "replace member 10.0.1.2 on " + cluster + " because its disk died";
        if (channel.equals(SHARED)) {
            discord.person(((Cast) asker).id()).writes(channel, "I ask at the console");
            scene.says(asker.person(), words);
        } else {
            discord.person(((Cast) asker).id()).mentions(channel, words);
        }
        Waiting.until(
                "the card of " + cluster,
                Scene.PATIENCE,
                () -> shown(cluster, channel).isPresent());
        return shown(cluster, channel).orElseThrow();
    }

    private Optional<OpenPlan> shown(String cluster, String channel) {
        return scene.run(cluster)
                .flatMap(run -> id("card/" + run.run())
                        .flatMap(card -> id("root/" + run.run())
                                .map(root -> new OpenPlan(
                                        cluster,
                                        run.request().asker(),
                                        run.run(),
                                        run.request().plan().digest().hex(),
                                        channel,
                                        card,
                                        root))));
    }

    private Optional<String> id(String memo) {
        return scene.memo("discord", memo).map(at -> MessageAt.of(at).id());
    }

    @Override
    public void presses(Speaker who, OpenPlan plan, Verb verb) {
        var person = discord.person(((Cast) who).id());
        var pressed = person.clicks(plan.channel(), plan.card(), verb.word() + ":" + plan.digest());
        if (pressed.awaitAnswer().path("type").asInt() == 9) {
            person.submits(pressed, verb == Verb.ABORT ? Map.of("sure", "abort") : Map.of())
                    .awaitAnswer();
        }
    }

    @Override
    public void awaitButton(OpenPlan plan, Verb verb) {
        Waiting.until(
                "the button " + verb.word(),
                Scene.PATIENCE,
                () -> discord.message(plan.channel(), plan.card())
                        .orElseThrow()
                        .toString()
                        .contains("\"" + verb.word() + ":"));
    }

    /// It becomes a channel that other servers can follow.
    @Override
    public void spoil() {
        discord.stage().room(SHARED, room -> room.put("type", ANNOUNCEMENTS));
    }

    /// Events come in order: whoever heard the last one heard all.
    @Override
    public void settle() {
        wire.mentions(Cast.CAROL, OPS, "whoami");
        var written = wire.written();
        Waiting.until(
                "all that was written",
                Scene.PATIENCE,
                () -> written.stream().allMatch(id -> heard.contains("msg/" + id)));
        discord.awaitAnswers();
        scene.settle();
    }

    @Override
    public List<No> saidAtOnce() {
        return wire.refused();
    }

    @Override
    public String account(Place place) {
        return Spot.of(place).map(spot -> "discord:" + spot.user()).orElse(place.room());
    }

    @Override
    public void close() {
        chat.close();
        scene.close();
        discord.close();
    }
}
