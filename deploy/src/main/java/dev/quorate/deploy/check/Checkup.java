package dev.quorate.deploy.check;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.EndpointView;
import dev.quorate.core.cluster.Url;
import dev.quorate.deploy.config.Configuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tries everything at once and says what came of it, in the order of the file. Every look has a deadline, and the
/// checkup does not trust the ports to keep it.
public final class Checkup {
    private static final Logger LOG = LoggerFactory.getLogger(Checkup.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Configuration configuration;
    private final List<Watch> watches;
    private final Duration deadline;

    /// `deadline` is that of each look.
    public Checkup(Configuration configuration, List<Watch> watches, Duration deadline) {
        this.configuration = configuration;
        this.watches = List.copyOf(watches);
        this.deadline = deadline;
    }

    public List<Finding> findings() throws InterruptedException {
        var lanes = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var parts = begin(lanes);
            var findings = new ArrayList<Finding>();
            for (var part : parts) {
                findings.addAll(part.call());
            }
            return findings;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a part of the checkup did not catch its own", e);
        } finally {
            lanes.shutdownNow();
        }
    }

    /// Everything is under way when this returns; calling a part waits for it.
    private List<Callable<List<Finding>>> begin(ExecutorService lanes) {
        var parts = new ArrayList<Callable<List<Finding>>>();
        parts.add(begin(lanes, "store", () -> StoreFindings.of(configuration.store())));
        parts.add(begin(lanes, "policy", () -> PolicyFindings.of(configuration)));
        watches.forEach(watch -> parts.addAll(begin(lanes, watch)));
        parts.add(begin(lanes, "chats", () -> ChatFindings.of(configuration)));
        return parts;
    }

    private List<Callable<List<Finding>>> begin(ExecutorService lanes, Watch watch) {
        var parts = new ArrayList<Callable<List<Finding>>>();
        parts.add(begin(lanes, "endpoints of " + watch.inventory().name(), () -> endpoints(lanes, watch)));
        watch.inventory().hosts().forEach(host -> parts.add(begin(lanes, "host " + host, () -> host(watch, host))));
        return parts;
    }

    private List<Finding> endpoints(ExecutorService lanes, Watch watch) throws Exception {
        var looks = new ArrayList<Future<EndpointView>>();
        for (Url endpoint : watch.inventory().endpoints()) {
            looks.add(lanes.submit(() -> watch.etcd().look(endpoint, deadline)));
        }
        var views = new ArrayList<EndpointView>();
        for (var look : looks) {
            views.add(look.get());
        }
        return new EndpointFindings(watch.inventory().name()).of(views);
    }

    private List<Finding> host(Watch watch, Address host) {
        var view = watch.hosts().look(host, Optional.empty(), deadline);
        return new HostFindings(watch.inventory().name()).of(view);
    }

    private Callable<List<Finding>> begin(ExecutorService lanes, String name, Callable<List<Finding>> part) {
        var running = lanes.submit(part);
        return () -> awaited(name, running);
    }

    private List<Finding> awaited(String name, Future<List<Finding>> running) throws InterruptedException {
        try {
            return running.get(deadline.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return List.of(Finding.fail(
                    name + ": no answer within " + deadline.plus(GRACE).toSeconds() + " s",
                    "check the network on the way, then run the check again"));
        } catch (ExecutionException e) {
            LOG.debug("{} could not be tried", name, e);
            return List.of(Finding.fail(
                    name + ": could not be tried; this is a fault of Quorate",
                    "run again with QUORATE_LOG=debug and report what it prints"));
        }
    }
}
