package dev.quorate.core.mail;

import dev.quorate.core.layout.Heard;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The journal of a host during one attempt at a step. Of its lines only the last are kept here: the letters stay
/// in the outbox until the file with all of them is there.
final class HostLog {
    private static final int SHOWN = 20;
    private static final int PAGE = 500;

    private final Notice.HostLines about;
    private final List<Long> letters = new ArrayList<>();
    private final Deque<String> last = new ArrayDeque<>();
    private final Instant begun;
    private Instant newest;
    private long lines;

    /// The letter with which the step was over; 0 while it is not.
    private long overAt;

    /// Its tail shows all that there is at the moment.
    boolean isShown;

    /// Its tail is as it will stay, or it has none.
    boolean isFinished;

    Instant notBefore = Instant.MIN;

    HostLog(Letter first, Notice.HostLines about) {
        this.about = about;
        begun = first.at();
        newest = first.at();
    }

    static String name(RunId run, Mark mark) {
        return run + "/" + (mark.isBack() ? "-" : "") + mark.step();
    }

    String name() {
        return name(about.run(), about.mark());
    }

    Notice.HostLines about() {
        return about;
    }

    void add(Letter letter, Notice.HostLines heard) {
        letters.add(letter.number());
        newest = letter.at();
        lines += heard.lines().size();
        isShown = false;
        heard.lines().forEach(line -> {
            last.addLast(line);
            if (last.size() > SHOWN) {
                last.removeFirst();
            }
        });
    }

    /// The step was over with this letter: what comes behind it is of another attempt.
    void end(long letter) {
        overAt = letter;
    }

    boolean isOver() {
        return overAt > 0;
    }

    long overAt() {
        return overAt;
    }

    boolean isOpenFor(Letter letter) {
        return !isOver() || letter.number() < overAt;
    }

    List<Long> letters() {
        return List.copyOf(letters);
    }

    long first() {
        return letters.getFirst();
    }

    long latest() {
        return letters.getLast();
    }

    List<String> last() {
        return List.copyOf(last);
    }

    long lines() {
        return lines;
    }

    Instant begun() {
        return begun;
    }

    Instant newest() {
        return newest;
    }

    /// All of it, from the letters.
    Heard all(Workshop<?> shop) {
        var all = new ArrayList<String>();
        var behind = first() - 1;
        while (behind < latest()) {
            var page = shop.outbox().waiting(shop.dialect().chat(), behind, PAGE);
            if (page.isEmpty()) {
                break;
            }
            page.stream()
                    .filter(letter -> letter.number() <= latest())
                    .map(letter -> letter.outgoing().notice())
                    .forEach(notice -> {
                        if (notice instanceof Notice.HostLines heard && isSame(heard)) {
                            all.addAll(heard.lines());
                        }
                    });
            behind = page.getLast().number();
        }
        return new Heard(about, all);
    }

    boolean isSame(Notice.HostLines heard) {
        return heard.run().equals(about.run())
                && heard.mark().equals(about.mark())
                && heard.host().equals(about.host());
    }
}
