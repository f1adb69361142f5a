package dev.quorate.runbooks.simulation;

import dev.quorate.core.cluster.Address;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/// What befalls members, hosts, the network, the chats, the bot's process and its clock, at moments that the
/// seed draws.
final class Trouble {
    private final World world;
    private final int members;
    private final Set<Address> cutOff = new TreeSet<>();

    Trouble(World world, int members) {
        this.world = world;
        this.members = members;
    }

    void begin() {
        for (var left = world.chance.upTo(4) - 1; left > 0; left--) {
            world.time.in(world.chance.seconds(1, 300), this::strike);
        }
    }

    /// All that can be mended is.
    void end() {
        cutOff.clear();
        world.time.skew = Duration.ZERO;
        for (var number = 1; number <= members; number++) {
            world.cluster.thaw(number);
        }
    }

    boolean isCutOff(Address address) {
        return cutOff.contains(address);
    }

    private void strike() {
        if (world.isCalm()) {
            return;
        }
        var number = world.chance.upTo(members);
        switch (world.chance.upTo(9)) {
            case 1 -> befalls("dies", number, () -> world.cluster.kill(number));
            case 2 -> {
                befalls("freezes", number, () -> world.cluster.freeze(number));
                later(5, 60, "thaws", number, () -> world.cluster.thaw(number));
            }
            case 3 -> befalls("reboots", number, () -> world.cluster.reboot(number));
            case 4 -> {
                befalls("loses power", number, () -> world.cluster.powerOff(number));
                later(5, 90, "has power", number, () -> world.cluster.powerOn(number));
            }
            case 5 -> {
                var address = new Address("10.0.1." + number);
                befalls("is cut off", number, () -> cutOff.add(address));
                later(3, 90, "is back", number, () -> cutOff.remove(address));
            }
            case 6, 7 -> world.kill();
            case 8 -> world.post(world.chance.is(0.5) ? "slack" : "discord").goesAway(world.chance.seconds(10, 600));
            default -> {
                var jump = world.chance.seconds(1, 600);
                world.time.skew = world.time.skew.plus(world.chance.is(0.5) ? jump : jump.negated());
                world.note("the wall clock jumps to " + world.time.skew);
            }
        }
    }

    private void later(int atLeast, int atMost, String what, int number, Runnable deed) {
        world.time.in(world.chance.seconds(atLeast, atMost), () -> befalls(what, number, deed));
    }

    private void befalls(String what, int number, Runnable deed) {
        world.faults++;
        world.note("host " + number + " " + what);
        deed.run();
    }
}
