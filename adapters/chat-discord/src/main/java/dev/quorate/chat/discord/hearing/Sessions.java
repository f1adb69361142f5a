package dev.quorate.chat.discord.hearing;

import dev.quorate.core.hearing.Patience;
import dev.quorate.core.port.Clock;
import java.util.HashMap;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.utils.SessionController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets JDA begin a session when the budget allows. Resumes do not come by here: they cost nothing.
final class Sessions implements SessionController {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final String gateway;
    private final IdentifyBudget budget;
    private final Clock clock;
    private final Map<SessionConnectNode, Thread> waiting = new HashMap<>();

    Sessions(String gateway, IdentifyBudget budget, Clock clock) {
        this.gateway = gateway;
        this.budget = budget;
        this.clock = clock;
    }

    @Override
    public String getGateway() {
        return gateway;
    }

    @Override
    public ShardedGateway getShardedGateway(JDA api) {
        return new ShardedGateway(gateway, 1);
    }

    @Override
    public synchronized void appendSession(SessionConnectNode node) {
        waiting.put(node, Thread.ofVirtual().name("discord-session").start(() -> begin(node)));
    }

    @Override
    public synchronized void removeSession(SessionConnectNode node) {
        var thread = waiting.remove(node);
        if (thread != null && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }

    private void begin(SessionConnectNode node) {
        try {
            for (var tries = 1; ; tries++) {
                budget.spend();
                if (isBegun(node)) {
                    return;
                }
                budget.giveBack();
                clock.pause(Patience.afterTries(tries));
            }
        } catch (InterruptedException _) {
            LOG.debug("a session is not begun any more");
        } finally {
            forget(node);
        }
    }

    private static boolean isBegun(SessionConnectNode node) throws InterruptedException {
        try {
            node.run(true);
            return true;
        } catch (IllegalStateException | ErrorResponseException e) {
            LOG.warn("Discord's gateway is not reached yet: {}", reason(e));
            return false;
        }
    }

    private static String reason(Throwable failed) {
        var cause = failed.getCause();
        return String.valueOf((cause == null ? failed : cause).getMessage());
    }

    private synchronized void forget(SessionConnectNode node) {
        waiting.remove(node, Thread.currentThread());
    }
}
