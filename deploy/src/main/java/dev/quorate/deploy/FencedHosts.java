package dev.quorate.deploy;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.HostFocus;
import dev.quorate.core.cluster.HostView;
import dev.quorate.core.plan.Action;
import dev.quorate.core.port.HostPort;
import dev.quorate.core.port.LogRead;
import dev.quorate.core.port.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Does nothing on hosts once this bot leads no more, as FencedEtcd.
record FencedHosts(HostPort hosts, BooleanSupplier mayAct) implements HostPort {
    @Override
    public HostView look(Address host, Optional<HostFocus> focus, Duration deadline) {
        return hosts.look(host, focus, deadline);
    }

    @Override
    public Outcome act(Action.OnHost action, Duration deadline) {
        return mayAct.getAsBoolean() ? hosts.act(action, deadline) : FencedEtcd.LEADS_NO_MORE;
    }

    @Override
    public Acted actAndLook(Action.OnHost action, HostFocus focus, Duration deadline) {
        return mayAct.getAsBoolean()
                ? hosts.actAndLook(action, focus, deadline)
                : Acted.blindly(FencedEtcd.LEADS_NO_MORE);
    }

    @Override
    public LogRead readLog(Address host, String dataDirectory, Duration deadline) {
        return hosts.readLog(host, dataDirectory, deadline);
    }

    @Override
    public Following follow(Address host, String unit, Consumer<String> line) {
        return hosts.follow(host, unit, line);
    }
}
