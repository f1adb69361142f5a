package dev.quorate.core.rehearsal;

import java.util.Optional;

/// What befalls a host, or the etcd on it, without any act of ours.
enum Fault {
    KILL,
    WIPE,
    FREEZE,
    THAW,
    REVIVE,
    UNREACHABLE,
    FILL_DISK,
    REBOOT,
    BREAK,
    MEND,
    POWER_OFF,
    POWER_ON;

    private static final long NEARLY_NOTHING = 4096;

    void befall(SimulatedHost host) {
        switch (this) {
            case KILL -> {
                host.running = false;
                host.wanted = false;
            }
            case WIPE -> {
                host.running = false;
                host.log = Optional.empty();
            }
            case FREEZE -> host.frozen = true;
            case THAW -> host.frozen = false;
            case REVIVE -> host.wanted = !host.masked;
            case UNREACHABLE -> host.reachable = false;
            case FILL_DISK -> host.freeBytes = NEARLY_NOTHING;
            case REBOOT -> host.reboot();
            case BREAK -> host.broken = true;
            case MEND -> host.broken = false;
            case POWER_OFF -> {
                KILL.befall(host);
                host.reachable = false;
            }
            case POWER_ON -> {
                host.reachable = true;
                host.reboot();
            }
        }
    }
}
