package dev.quorate.core.mail;

import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox.Letter;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The one sender of a channel. Lines go first and in order, cards are edited to what is true now as often as
/// the chat allows, and journals of hosts come when nothing else waits.
///
/// It does one thing at each turn and says when it wants the next: who runs it gives it the time.
final class ChannelSender<M> {
    private static final int ROOM = 2_000;

    /// What waits in the order in which it is posted.
    private sealed interface Item {
        record Line(Letter letter) implements Item {}

        record Opening(RunId run) implements Item {}
    }

    private final Caller<M> caller;
    private final Lines<M> lines;
    private final Cards<M> cards;
    private final Callings<M> callings;
    private final HostLogs<M> logs;
    private final Pictures<M> pictures;
    private final Late<M> late;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private final List<Letter> arrived = new ArrayList<>();

    ChannelSender(String channel, Workshop<M> shop) {
        caller = new Caller<>(shop, channel);
        var threads = new Threads(shop.outbox(), shop.dialect(), channel);
        late = new Late<>(caller, threads, shop);
        callings = new Callings<>(caller, threads, shop.rendering(), shop.approvers());
        cards = new Cards<>(caller, threads, shop, callings);
        logs = new HostLogs<>(caller, threads, shop, late);
        pictures = new Pictures<>(caller, threads, shop);
        lines = new Lines<>(caller, threads, shop, late, this::toRemember);
    }

    /// One that waited already when this process began.
    void addFromBefore(Letter letter) {
        caller.before(letter.number());
        sort(letter);
    }

    /// False when there is no room for it now.
    boolean add(Letter letter) {
        synchronized (arrived) {
            return arrived.size() < ROOM && arrived.add(letter);
        }
    }

    /// A card that people were shown before this process began, and that still waits.
    void stillOpen(Card card) {
        callings.seen(card);
    }

    void owesPicture(RunId run) {
        pictures.owe(run);
    }

    /// Does one thing, if it may. When it wants its next turn: not after now if there is more to do at once.
    Instant turn() {
        sortArrived();
        var now = caller.now();
        if (now.isBefore(caller.restingUntil())) {
            return caller.restingUntil();
        }
        var told = told();
        if (!told.isAfter(now)) {
            return told;
        }
        var shown = Turn.sooner(cards.turn(), callings.turn());
        var next = Turn.sooner(told, shown);
        if (!next.isAfter(now) || !waiting.isEmpty()) {
            return next;
        }
        var rest = logs.isEmpty() ? pictures.turn() : logs.turn();
        if (rest.isAfter(now) && logs.isEmpty() && cards.isEmpty() && rest.equals(Turn.NEVER)) {
            rest = late.turn();
        }
        return Turn.sooner(next, rest);
    }

    private void sortArrived() {
        List<Letter> letters;
        synchronized (arrived) {
            letters = List.copyOf(arrived);
            arrived.clear();
        }
        letters.forEach(this::sort);
    }

    private void sort(Letter letter) {
        switch (letter.outgoing().notice()) {
            case Notice.CardShown(var card) -> {
                if (cards.add(letter, card)) {
                    waiting.addLast(new Item.Opening(card.run()));
                }
            }
            case Notice.HostLines heard -> logs.add(letter, heard);
            case Notice.StepChanged step -> {
                if (isEnd(step)) {
                    logs.over(step.run(), letter.number());
                }
                waiting.addLast(new Item.Line(letter));
            }
            case Notice.RunChanged run -> {
                if (isPause(run)) {
                    logs.over(run.run(), letter.number());
                }
                waiting.addLast(new Item.Line(letter));
            }
            case Notice.VoteCast _,
                    Notice.HealthSeen _,
                    Notice.PlanPreviewed _,
                    Notice.Refused _,
                    Notice.Answered _,
                    Notice.Broken _ -> waiting.addLast(new Item.Line(letter));
        }
    }

    private static boolean isEnd(Notice.StepChanged step) {
        return switch (step.state()) {
            case VERIFIED, FAILED, NOT_DONE -> true;
            case STARTED, ACTED, DEFERRED, UNKNOWN, WAITING -> false;
        };
    }

    private static boolean isPause(Notice.RunChanged run) {
        return switch (run.state()) {
            case WAITING, RUNNING -> false;
            case PAUSED, NEEDS_PERSON, STOPPED, DONE, FAILED, DENIED, EXPIRED, VOID -> true;
        };
    }

    private Map<String, String> toRemember(Letter letter) {
        var memos = new HashMap<String, String>();
        if (letter.outgoing().notice() instanceof Notice.StepChanged step && isEnd(step)) {
            memos.putAll(logs.remember(step.run(), letter.number()));
        }
        if (letter.outgoing().notice() instanceof Notice.RunChanged run) {
            if (isPause(run)) {
                memos.putAll(logs.remember(run.run(), letter.number()));
            }
            if (run.state().over()) {
                memos.put(Pictures.memo(run.run()), Pictures.OWED);
            }
        }
        return memos;
    }

    private Instant told() {
        return switch (waiting.peekFirst()) {
            case null -> Turn.NEVER;
            case Item.Opening(var run) -> cards.open(run, waiting::removeFirst);
            case Item.Line _ -> lines.turn(firstLines(), this::delivered);
        };
    }

    private List<Letter> firstLines() {
        var first = new ArrayList<Letter>();
        for (var item : waiting) {
            if (first.size() == Together.MOST || !(item instanceof Item.Line(var letter))) {
                break;
            }
            first.add(letter);
        }
        return first;
    }

    private void delivered(List<Letter> letters) {
        letters.forEach(letter -> {
            waiting.remove(new Item.Line(letter));
            if (letter.outgoing().notice() instanceof Notice.RunChanged run
                    && run.state().over()) {
                pictures.owe(run.run());
            }
        });
    }
}
