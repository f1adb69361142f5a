package dev.quorate.deploy;

import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.Clock;
import dev.quorate.deploy.check.Watch;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.Loaded;
import dev.quorate.deploy.provision.ClusterLook;
import dev.quorate.deploy.provision.RenderedFiles;
import dev.quorate.runbooks.provision.Provisioning;
import java.util.List;
import java.util.Optional;

/// `quorate render`: looks at a cluster and prints the files of a host that is to join it.
record HostRendering(Call.Render call, Clock clock, Streams streams) {
    int run() throws InterruptedException {
        return switch (ConfigurationFile.read(call.config())) {
            case Loaded.Wrong<Configuration>(var line) -> streams.misused(line);
            case Loaded.Read<Configuration>(var read) -> render(read);
        };
    }

    private int render(Configuration configuration) throws InterruptedException {
        JavaLogging.redirect();
        try (var ways = new Ways(configuration, clock)) {
            var watch = named(ways.watches());
            return watch.isPresent() ? render(watch.get()) : streams.misused(unknown(ways.watches()));
        }
    }

    private int render(Watch watch) throws InterruptedException {
        var seen = new ClusterLook(clock, Checking.LOOK).at(watch);
        return switch (Provisioning.of(seen, watch.inventory().id(), call.host())) {
            case Provisioning.Fit(var rendering) -> {
                var files = new RenderedFiles(call.host(), rendering);
                yield streams.print(call.json(), files.json(clock.now()), files.lines());
            }
            case Provisioning.Unfit(var refusal) -> refuse(refusal);
        };
    }

    private int refuse(Refusal refusal) {
        if (call.json()) {
            streams.print(List.of(RenderedFiles.json(clock.now(), refusal).toString()));
            return Exit.BAD;
        }
        return streams.failed(refusal.text());
    }

    private Optional<Watch> named(List<Watch> watches) {
        return watches.stream()
                .filter(watch -> watch.inventory().name().value().equals(call.cluster()))
                .findFirst();
    }

    private String unknown(List<Watch> watches) {
        var names =
                watches.stream().map(watch -> watch.inventory().name().value()).toList();
        return call.config() + ": clusters: has no " + call.cluster() + "; write one of " + String.join(", ", names);
    }
}
