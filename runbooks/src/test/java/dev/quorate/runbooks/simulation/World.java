package dev.quorate.runbooks.simulation;

import dev.quorate.core.approval.Policy;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.cluster.Version;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.rehearsal.SimulatedCluster.Mishap;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.Runbooks;
import dev.quorate.runbooks.stage.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Everything that one seed makes, from the ask to the last word.
final class World {
    private static final Duration TROUBLE = Duration.ofMinutes(25);
    private static final Duration END = Duration.ofMinutes(60);

    final Random random;
    final Chance chance;
    final Time time = new Time();
    final Store memory = new MemoryJournal().store();
    final SimulatedCluster cluster;
    final Witness witness = new Witness(this);
    final Crowd people = new Crowd(this);
    /// How much has befallen the cluster so far.
    int faults;

    private final Story story;
    private final List<String> record = new ArrayList<>();
    private final Map<RunId, Progress> runs = new TreeMap<>();
    private final Map<String, Post> posts = new TreeMap<>();
    private final Trouble trouble;
    private Optional<Broken> broken = Optional.empty();
    private BotLife process;
    private boolean broughtBackSoon;

    World(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        chance = new Chance(random);
        story = chance.oneOf(Story.values());
        cluster = new SimulatedCluster(
                new ClusterName("prod-eu"),
                story.size(),
                Version.parse(story.version()).orElseThrow(),
                new TrueClock());
        story.befall(cluster);
        posts.put("slack", new Post(this, "slack"));
        posts.put("discord", new Post(this, "discord"));
        trouble = new Trouble(this, story.size().members());
        process = begun();
    }

    /// What happened, line by line; throws the first promise that was not kept.
    List<String> lived() {
        note(story.name());
        var ask = story.ask(leading()) + " because it is time";
        people.asks("alice", ask, Duration.ofSeconds(1));
        if (chance.is(0.2)) {
            people.asks("carol", ask, chance.seconds(1, 200));
        }
        people.asks("carol", ask, chance.seconds(400, 1200));
        trouble.begin();
        time.in(Duration.ofSeconds(20), this::tick);
        time.in(TROUBLE, this::calm);
        do {
            settle();
        } while (time.elapsed().compareTo(END) < 0 && time.goOn());
        ended();
        return record;
    }

    private void settle() {
        while (process.takesTurn()) {
            fail();
        }
        fail();
    }

    private void fail() {
        if (broken.isPresent()) {
            throw broken.get();
        }
    }

    private int leading() {
        return IntStream.rangeClosed(1, story.size().members())
                .filter(number -> cluster.memberOn(number).equals(cluster.leader()))
                .findFirst()
                .orElse(0);
    }

    private BotLife begun() {
        var made = new BotLife(
                this,
                self -> new Desk(new Desk.Parts(
                        List.of(new Desk.Watched(
                                cluster.inventory(List.of("slack:C1", "discord:1")),
                                new Wire(this, self),
                                new Wire(this, self))),
                        Runbooks.all(),
                        Policy.standard(),
                        Crowd.roster(),
                        new Keeping(this, self).store(),
                        self)));
        made.handle("main", desk -> {
            desk.connect(List.copyOf(posts.values()));
            unlessTheStoreFails(desk::recover);
        });
        return made;
    }

    private void tick() {
        if (process.lives()) {
            process.handle("tick", desk -> unlessTheStoreFails(desk::tick));
        }
        time.in(Duration.ofSeconds(20), this::tick);
    }

    /// A bot that cannot read its record at the start exits; one that cannot write goes on and says so.
    private void unlessTheStoreFails(Runnable work) {
        try {
            work.run();
        } catch (Journal.JournalException e) {
            note("the store failed: " + e.getMessage());
        }
    }

    /// Nothing goes wrong any more; what stands still by its own word is started again.
    private void calm() {
        note("calm");
        trouble.end();
        restart();
    }

    boolean isCalm() {
        return time.elapsed().compareTo(TROUBLE) >= 0;
    }

    void kill() {
        process.die();
        bringBackLater();
    }

    /// The supervisor, or whoever reads that it stands still.
    void bringBackLater() {
        if (!broughtBackSoon) {
            broughtBackSoon = true;
            time.in(chance.seconds(1, 90), this::restart);
        }
    }

    private void restart() {
        process.die();
        broughtBackSoon = false;
        note("the bot begins");
        process = begun();
        posts.values().forEach(Post::collect);
    }

    @Nullable
    Mishap expectMishap() {
        var mishap = isCalm() ? null : chance.mishap();
        if (mishap != null) {
            note("mishap " + mishap);
            cluster.befall(mishap);
        }
        return mishap;
    }

    boolean isCutOff(Address address) {
        return trouble.isCutOff(address);
    }

    void recorded(Entry entry, List<Outgoing> letters) {
        note(entry.run() + " " + entry.sequence() + " "
                + entry.event().getClass().getSimpleName());
        runs.compute(entry.run(), (_, before) -> before == null ? Progress.of(List.of(entry)) : before.with(entry));
        posts.values().forEach(post -> post.written(letters));
        keeps(() -> witness.recorded(entry));
    }

    /// A promise is not the bot's to catch: it is kept aside, and ends the simulation.
    void keeps(Runnable promise) {
        try {
            promise.run();
        } catch (Broken e) {
            broken = broken.or(() -> Optional.of(e));
        }
    }

    void note(String what) {
        record.add(time.elapsed().toMillis() + " " + what);
    }

    List<String> record() {
        return record;
    }

    BotLife process() {
        return process;
    }

    Post post(String chat) {
        return Optional.ofNullable(posts.get(chat)).orElseThrow();
    }

    Collection<Progress> runs() {
        return runs.values();
    }

    List<Url> endpoints() {
        return cluster.inventory(List.of()).endpoints();
    }

    private void ended() {
        for (var run : runs.values()) {
            note(run.run() + " ends " + run.state());
            if (run.state() == RunState.WAITING || run.state() == RunState.RUNNING || run.state() == RunState.PAUSED) {
                throw new Broken(run.run() + " is " + run.state() + " at the end, at " + run.mark());
            }
        }
        witness.noLateAct();
        posts.values().forEach(Post::promisesKept);
    }

    /// The cluster does not know what the bot's machine thinks of the time.
    private final class TrueClock implements Clock {
        @Override
        public Instant now() {
            return time.truth();
        }

        @Override
        public void pause(Duration wait) {
            throw new IllegalStateException("a cluster waits for nobody");
        }
    }
}
