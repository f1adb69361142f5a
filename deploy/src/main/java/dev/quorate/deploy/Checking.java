package dev.quorate.deploy;

import dev.quorate.core.port.Clock;
import dev.quorate.deploy.check.Checkup;
import dev.quorate.deploy.check.Finding;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.Loaded;
import dev.quorate.deploy.provision.ClusterLook;
import dev.quorate.deploy.provision.FileCheck;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `quorate check`: everything that the configuration names, and files that set up etcd on hosts; those
/// alone where no configuration is named.
record Checking(Call.Check call, Clock clock, Streams streams) {
    /// For each look.
    static final Duration LOOK = Duration.ofSeconds(10);

    int run() throws InterruptedException {
        return call.config().isPresent()
                ? run(call.config().get())
                : print(new FileCheck(List.of()).findings(call.files()));
    }

    private int run(Path config) throws InterruptedException {
        return switch (ConfigurationFile.read(config)) {
            case Loaded.Wrong<Configuration>(var line) -> streams.misused(line);
            case Loaded.Read<Configuration>(var read) -> print(findings(read));
        };
    }

    private List<Finding> findings(Configuration configuration) throws InterruptedException {
        JavaLogging.redirect();
        try (var ways = new Ways(configuration, clock)) {
            var findings = new ArrayList<>(new Checkup(configuration, ways.watches(), LOOK, clock).findings());
            if (!call.files().isEmpty()) {
                var clusters = new ClusterLook(clock, LOOK).clusters(ways.watches());
                findings.addAll(new FileCheck(clusters).findings(call.files()));
            }
            return findings;
        }
    }

    private int print(List<Finding> findings) {
        var now = clock.now();
        streams.print(
                call.json(),
                findings.stream().map(finding -> finding.json(now)).toList(),
                findings.stream().map(Finding::line).toList());
        return findings.stream().anyMatch(Finding::fails) ? Exit.BAD : Exit.GOOD;
    }
}
