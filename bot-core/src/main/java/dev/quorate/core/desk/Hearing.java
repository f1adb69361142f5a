package dev.quorate.core.desk;

import dev.quorate.core.plan.Action;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.util.Optional;

/// The journal of the host that a step starts something on, from before the act until its proof, into the
/// record.
final class Hearing implements AutoCloseable {
    private final RunId run;
    private final HostPort hosts;
    private final Ledger ledger;
    private Optional<Listening> listening = Optional.empty();
    private Optional<Action.Starts> heard = Optional.empty();

    Hearing(RunId run, HostPort hosts, Ledger ledger) {
        this.run = run;
        this.hosts = hosts;
        this.ledger = ledger;
    }

    /// Begins to listen where the action starts a unit; once for a step.
    void listen(Mark mark, Action action) {
        if (!mark.isBack() && action instanceof Action.Starts start && listening.isEmpty()) {
            heard = Optional.of(start);
            listening = Optional.of(new Listening(hosts, start.host(), start.unit()));
        }
    }

    void flush(Mark mark) {
        listening.ifPresent(ears -> {
            var lines = ears.take();
            if (!lines.isEmpty()) {
                ledger.append(run, new RunEvent.Heard(mark, heard.orElseThrow().host(), lines));
            }
        });
    }

    /// What the host has said by now is on its way, and belongs to this step.
    void end(Mark mark) throws InterruptedException {
        if (listening.isPresent()) {
            listening.get().settle();
        }
        flush(mark);
        close();
    }

    @Override
    public void close() {
        listening.ifPresent(Listening::close);
        listening = Optional.empty();
    }
}
