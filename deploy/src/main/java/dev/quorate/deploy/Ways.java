package dev.quorate.deploy;

import dev.quorate.core.port.Clock;
import dev.quorate.deploy.check.Watch;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.etcd.EtcdByGeneration;
import dev.quorate.host.SshHosts;
import java.util.ArrayList;
import java.util.List;

/// The ways into all clusters, for a look around; closed when the look is over.
final class Ways implements AutoCloseable {
    private final List<EtcdByGeneration> etcds = new ArrayList<>();
    private final List<SshHosts> hosts = new ArrayList<>();
    private final List<Watch> watches;

    Ways(Configuration configuration, Clock clock) {
        var wiring = new Wiring(configuration.store().folder(), clock);
        watches = configuration.clusters().stream()
                .map(cluster -> {
                    var etcd = wiring.etcd(cluster);
                    var ssh = wiring.hosts(cluster);
                    etcds.add(etcd);
                    hosts.add(ssh);
                    return new Watch(cluster.inventory(), etcd, ssh);
                })
                .toList();
    }

    List<Watch> watches() {
        return watches;
    }

    @Override
    public void close() {
        hosts.forEach(SshHosts::close);
        etcds.forEach(EtcdByGeneration::close);
    }
}
