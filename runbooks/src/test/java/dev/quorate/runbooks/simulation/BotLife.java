package dev.quorate.runbooks.simulation;

import dev.quorate.core.desk.Desk;
import dev.quorate.core.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/// One life of the bot: its desk, its threads, and its idea of time. What it had in memory dies with it.
final class BotLife implements Clock {
    private final World world;
    private final Turns turns = new Turns();
    private final Desk desk;

    BotLife(World world, Function<BotLife, Desk> maker) {
        this.world = world;
        this.desk = maker.apply(this);
    }

    /// Something comes in on a thread of its own.
    void handle(String name, Consumer<Desk> work) {
        turns.begin(name, () -> work.accept(desk));
    }

    boolean takesTurn() {
        return turns.take(world.random);
    }

    boolean lives() {
        return !turns.isDead();
    }

    /// kill -9. A thread of its own that calls it does not come back.
    void die() {
        turns.die();
        world.note("the bot dies");
    }

    /// In a port: others may go first, and a dead process goes no further. The scheduler is the simulation's own, to
    /// which a yield is a word.
    @SuppressWarnings("ThreadPriorityCheck")
    void breathe() {
        Thread.yield();
        standsStillIfDead();
    }

    void standsStillIfDead() {
        while (turns.isDead()) {
            LockSupport.park();
        }
    }

    @Override
    public Instant now() {
        return world.time.wall();
    }

    @Override
    public Duration elapsed() {
        return world.time.elapsed();
    }

    @Override
    public void pause(Duration wait) throws InterruptedException {
        var over = new AtomicBoolean();
        var sleeper = Thread.currentThread();
        world.time.in(wait, () -> {
            over.set(true);
            LockSupport.unpark(sleeper);
        });
        while (!over.get()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.park();
        }
    }
}
