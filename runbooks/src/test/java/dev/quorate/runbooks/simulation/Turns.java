package dev.quorate.runbooks.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/// The threads of one process of the bot, one at a time on the thread that calls `take`, in the order that the
/// seed draws. The bot makes virtual threads, and these stay with the scheduler of the thread that made them:
/// nothing in the bot has to know. A process that has died takes no more turns, wherever its threads were.
///
/// Java gives no public way to hand a scheduler to a virtual thread, so its builder is opened; the build says
/// `--add-opens java.base/java.lang=ALL-UNNAMED` for this room.
final class Turns implements Executor {
    private final Queue<Runnable> arriving = new ConcurrentLinkedQueue<>();
    private final List<Runnable> ready = new ArrayList<>();
    private boolean dead;

    @Override
    public void execute(Runnable turn) {
        arriving.add(turn);
    }

    void begin(String name, Runnable work) {
        var _ = builder().name(name).start(work);
    }

    private Thread.Builder.OfVirtual builder() {
        try {
            var builders = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder");
            var maker = builders.getDeclaredConstructor(Executor.class);
            maker.setAccessible(true);
            return (Thread.Builder.OfVirtual) maker.newInstance(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java hands no scheduler to a virtual thread", e);
        }
    }

    /// One thread goes on until it waits; false if all of them wait.
    boolean take(Random random) {
        for (var turn = arriving.poll(); turn != null; turn = arriving.poll()) {
            ready.add(turn);
        }
        if (dead || ready.isEmpty()) {
            return false;
        }
        ready.remove(random.nextInt(ready.size())).run();
        return true;
    }

    void die() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }
}
