package dev.quorate.core.desk;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.PlainText;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Incoming;
import java.util.List;

/// What chats deliver, each once: kept before the chat is told that it arrived, and followed until it has had
/// its effect. What was said without a delivery passes through, for it is never said twice by itself.
final class Deliveries {
    private final Inbox inbox;
    private final Teller teller;
    private final Clock clock;

    Deliveries(Inbox inbox, Teller teller, Clock clock) {
        this.inbox = inbox;
        this.teller = teller;
        this.clock = clock;
    }

    /// Whether this is to be answered; durable then. Throws JournalException if it cannot be kept.
    boolean isNew(Incoming incoming) {
        return incoming.delivery().isEmpty() || inbox.keep(incoming, clock.now());
    }

    void begun(Incoming incoming) {
        if (incoming.delivery().isPresent()) {
            inbox.begun(incoming);
        }
    }

    void done(Incoming incoming) {
        if (incoming.delivery().isPresent()) {
            inbox.done(incoming);
        }
    }

    /// After a start: says what was interrupted, and gives back what was kept and never begun.
    List<Incoming> left() {
        var left = inbox.left(clock.now());
        left.stream().filter(Inbox.Left::begun).map(Inbox.Left::incoming).forEach(this::apologize);
        return left.stream()
                .filter(one -> !one.begun())
                .map(Inbox.Left::incoming)
                .toList();
    }

    private void apologize(Incoming incoming) {
        teller.tell(
                incoming.place(),
                new Notice.Answered("I was interrupted while I answered `" + PlainText.line(incoming.text())
                        + "`; look at `status`, then say it again if it is not there."));
        inbox.done(incoming);
    }
}
