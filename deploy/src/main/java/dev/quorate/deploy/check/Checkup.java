package dev.quorate.deploy.check;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.port.Clock;
import dev.quorate.deploy.config.Configuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries everything at once and says what came of it, in the order of the file. Every look has a deadline,
/// and the checkup does not trust the ports to keep it.
public final class Checkup {
    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Configuration configuration;
    private final List<Watch> watches;
    private final Duration deadline;
    private final Clock clock;

    /// `deadline` is that of each look.
    public Checkup(Configuration configuration, List<Watch> watches, Duration deadline, Clock clock) {
        this.configuration = configuration;
        this.watches = List.copyOf(watches);
        this.deadline = deadline;
        this.clock = clock;
    }

    /// One thing that is being tried.
    private record Part(String name, Future<List<Finding>> running) {}

    public List<Finding> findings() throws InterruptedException {
        var lanes = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var parts = begin(lanes);
            var end = System.nanoTime() + deadline.plus(GRACE).toNanos();
            var findings = new ArrayList<Finding>();
            for (var part : parts) {
                findings.addAll(awaited(part, Duration.ofNanos(Math.max(0, end - System.nanoTime()))));
            }
            return findings;
        } finally {
            lanes.shutdownNow();
        }
    }

    /// Everything is under way when this returns.
    private List<Part> begin(ExecutorService lanes) {
        var parts = new ArrayList<Part>();
        parts.add(new Part("store", lanes.submit(() -> StoreFindings.of(configuration.store()))));
        parts.add(new Part("policy", lanes.submit(() -> PolicyFindings.of(configuration))));
        for (var watch : watches) {
            var inventory = watch.inventory();
            parts.add(new Part("endpoints of " + inventory.name(), lanes.submit(() -> endpoints(lanes, watch))));
            inventory
                    .hosts()
                    .forEach(host -> parts.add(new Part("host " + host, lanes.submit(() -> host(watch, host)))));
        }
        parts.add(new Part("chats", lanes.submit(() -> ChatFindings.of(configuration))));
        configuration
                .chats()
                .slack()
                .ifPresent(slack ->
                        parts.add(new Part("slack", lanes.submit(() -> SlackFindings.of(configuration, slack)))));
        configuration
                .chats()
                .discord()
                .ifPresent(discord -> parts.add(
                        new Part("discord", lanes.submit(() -> DiscordFindings.of(configuration, discord, clock)))));
        return parts;
    }

    private List<Finding> endpoints(ExecutorService lanes, Watch watch)
            throws ExecutionException, InterruptedException {
        var looks = new ArrayList<Future<EndpointView>>();
        for (Url endpoint : watch.inventory().endpoints()) {
            looks.add(lanes.submit(() -> watch.etcd().look(endpoint, deadline)));
        }
        var views = new ArrayList<EndpointView>();
        for (var look : looks) {
            views.add(look.get());
        }
        return new EndpointFindings(watch.inventory().name(), watch.inventory().id()).of(views);
    }

    private List<Finding> host(Watch watch, Address host) {
        var view = watch.hosts().look(host, Optional.empty(), deadline);
        return new HostFindings(watch.inventory().name()).of(view);
    }

    private List<Finding> awaited(Part part, Duration left) throws InterruptedException {
        try {
            return part.running().get(left.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of(Finding.fail(
                    part.name() + ": no answer within " + deadline.plus(GRACE).toSeconds() + " s",
                    "check the network on the way, then run the check again"));
        } catch (ExecutionException e) {
            LOG.debug("{} could not be tried", part.name(), e);
            return List.of(Finding.fail(
                    part.name() + ": could not be tried; this is a fault of Quorate",
                    "run again with QUORATE_LOG=debug and report what it prints"));
        }
    }
}
