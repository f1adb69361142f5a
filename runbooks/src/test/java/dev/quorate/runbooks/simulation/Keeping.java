package dev.quorate.runbooks.simulation;

import dev.quorate.core.port.Inbox;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Journal;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.Store;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// The store as one process of the bot reaches it: a write may fail, be kept though it failed, or be the last
/// thing that the process does.
record Keeping(World world, BotLife process) implements Journal, Inbox {
    Store store() {
        return new Store(this, world.memory.outbox(), this);
    }

    @Override
    public Entry append(RunId run, long behind, Instant at, RunEvent event, Letters letters) {
        return written(() -> {
            var told = new ArrayList<Outgoing>();
            var entry = world.memory.journal().append(run, behind, at, event, end -> {
                told.addAll(letters.about(end));
                return told;
            });
            world.recorded(entry, told);
            return entry;
        });
    }

    private <T> T written(Supplier<T> write) {
        process.standsStillIfDead();
        var blow = world.isCalm() ? null : world.chance.atWrite();
        if (blow == Chance.Blow.DIE_BEFORE) {
            world.kill();
        } else if (blow == Chance.Blow.FAIL_BEFORE) {
            throw broken("before");
        }
        process.standsStillIfDead();
        var result = write.get();
        if (blow == Chance.Blow.DIE_AFTER) {
            world.kill();
        } else if (blow == Chance.Blow.FAIL_AFTER) {
            throw broken("after");
        }
        process.standsStillIfDead();
        return result;
    }

    private JournalException broken(String when) {
        world.note("the store fails " + when + " a write");
        world.bringBackLater();
        return new JournalException("the disk said no");
    }

    @Override
    public List<Entry> entries(RunId run) {
        return world.memory.journal().entries(run);
    }

    @Override
    public List<RunId> runs() {
        return world.memory.journal().runs();
    }

    @Override
    public List<RunId> open() {
        return world.memory.journal().open();
    }

    @Override
    public boolean keep(Incoming incoming, Instant at) {
        return written(() -> world.memory.inbox().keep(incoming, at));
    }

    @Override
    public void begun(Incoming incoming) {
        var _ = written(() -> {
            world.memory.inbox().begun(incoming);
            return true;
        });
    }

    @Override
    public void done(Incoming incoming) {
        var _ = written(() -> {
            world.memory.inbox().done(incoming);
            return true;
        });
    }

    @Override
    public List<Left> left(Instant now) {
        return world.memory.inbox().left(now);
    }
}
