package dev.quorate.deploy.crash;

import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lives of one bot after another on the same record and the same world, and everything that is wrong
/// with them.
final class Story {
    private final Image image;
    private final StateFolder folder;
    private final Fate fate;
    private final List<String> moments = new ArrayList<>();
    private final List<String> wrongs = new ArrayList<>();
    private final List<List<String>> lives = new ArrayList<>();
    private List<String> changes = List.of();
    private List<Entry> found = List.of();
    private String end = "";
    private Duration away = Duration.ZERO;

    private Story(Image image, StateFolder folder, Fate fate) {
        this.image = image;
        this.folder = folder;
        this.fate = fate;
    }

    static Story of(Image image, StateFolder folder, Fate fate) throws IOException, InterruptedException {
        var story = new Story(image, folder, fate);
        for (var blow : fate.blows()) {
            story.life(Optional.of(blow));
        }
        story.life(Optional.empty());
        var aftermath = new Aftermath(folder, story.end);
        story.wrongs.addAll(aftermath.wrongs());
        story.changes = aftermath.changes();
        return story;
    }

    private void life(Optional<Fate.Blow> blow) throws IOException, InterruptedException {
        try (var bot = new BotProcess(image, folder, away)) {
            var killed = isKilledIn(bot, blow);
            var now = folder.entries();
            expect(
                    now.size() == found.size() + bot.acknowledged(),
                    now.size() + " events are in the record, " + (found.size() + bot.acknowledged())
                            + " were acknowledged");
            expect(
                    now.size() >= found.size() && now.subList(0, found.size()).equals(found),
                    "an event of an earlier life is not as it was");
            away = blow.map(Fate.Blow::away).orElse(Duration.ZERO);
            if (!killed) {
                end = bot.end();
                saysFirst(bot, now);
            }
            lives.add(bot.halts());
            found = now;
        }
    }

    private boolean isKilledIn(BotProcess bot, Optional<Fate.Blow> blow) throws IOException, InterruptedException {
        var count = 0;
        for (var halt = bot.next(); halt.isPresent(); halt = bot.next()) {
            count++;
            if (blow.isPresent() && blow.get().halt() == count) {
                moments.add(halt.get());
                if (blow.get().order() != Fate.Order.PARK) {
                    bot.kill();
                    return true;
                }
                bot.say("park");
            } else {
                bot.say(blow.isPresent() && isLate(blow.get(), count + 1) ? "late" : "go");
            }
        }
        expect(blow.isEmpty() || count >= blow.get().halt(), "it ended before its blow, at halt " + count);
        return false;
    }

    private static boolean isLate(Fate.Blow blow, int halt) {
        return blow.order() == Fate.Order.KILL_TOO_EARLY && blow.halt() == halt;
    }

    /// A bot that finds an open run says so before anything else.
    private void saysFirst(BotProcess bot, List<Entry> now) {
        var open = !found.isEmpty() && !(found.getLast().event() instanceof RunEvent.Closed);
        if (open) {
            expect(
                    now.size() > found.size() && now.get(found.size()).event() instanceof RunEvent.Recovered,
                    "the first event after the restart is not Recovered");
            expect(bot.told().contains("I was away"), "the first words after the restart were: " + bot.told());
        }
    }

    private void expect(boolean holds, String wrong) {
        if (!holds) {
            wrongs.add(wrong);
        }
    }

    Fate fate() {
        return fate;
    }

    StateFolder folder() {
        return folder;
    }

    /// Where the blows fell.
    List<String> moments() {
        return List.copyOf(moments);
    }

    List<String> firstHalts() {
        return lives.getFirst();
    }

    /// The halts of the last life.
    List<String> lastHalts() {
        return lives.getLast();
    }

    /// What changed the world, in order.
    List<String> changes() {
        return changes;
    }

    String end() {
        return end;
    }

    /// What the last life wrote, or its beginning.
    String recovery() {
        return lastHalts().stream()
                .filter(halt -> halt.startsWith("after "))
                .map(halt -> halt.split(" ", 3)[2])
                .limit(3)
                .reduce((first, second) -> first + ", " + second)
                .orElse("nothing was open");
    }

    List<String> wrongs() {
        return List.copyOf(wrongs);
    }
}
