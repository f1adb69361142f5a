package dev.quorate.deploy.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The moments at which the bot under test stands still until its parent has decided whether it lives on: it
/// says where it is and waits for `go`. `park` is what SIGTERM does to a bot; `late` lets the next act be on
/// its way for a while. Without a parent it ends.
final class Halts {
    private final PrintStream out;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private Runnable park = () -> {};
    private Runnable late = () -> {};

    Halts(PrintStream out) {
        this.out = out;
    }

    void onPark(Runnable parking) {
        park = parking;
    }

    void onLate(Runnable delaying) {
        late = delaying;
    }

    void say(String line) {
        out.println(line.replace('\n', ' '));
        out.flush();
    }

    synchronized void at(String moment) {
        say("halt " + moment);
        try {
            switch (in.readLine()) {
                case "go" -> {}
                case "park" -> park.run();
                case "late" -> late.run();
                case null, default -> Runtime.getRuntime().halt(1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
