package dev.quorate.chat.console;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The step that is being walked, for the one line that counts its seconds. Times are those of System.nanoTime.
final class RunningStep {
    private static final int MOST_RUNS = 100;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    private final Map<String, ChatLine> plans = new HashMap<>();
    private @Nullable Walk walk;

    private record Walk(String run, int step, long since) {}

    void accept(ChatLine line, long now) {
        switch (line.kind()) {
            case "plan" -> {
                if (!line.run().isEmpty() && plans.size() < MOST_RUNS) {
                    plans.put(line.run(), line);
                }
            }
            case "step" -> step(line, now);
            case "run" -> {
                if (!line.state().equals("running")) {
                    walk = null;
                }
            }
            default -> {}
        }
    }

    private void step(ChatLine line, long now) {
        switch (line.state()) {
            case "verified", "failed" -> walk = null;
            case "started" -> walk = new Walk(line.run(), line.step(), now);
            default -> {
                if (walk == null || walk.step() != line.step()) {
                    walk = new Walk(line.run(), line.step(), now);
                }
            }
        }
    }

    /// `step 3 of 9: Remove member 1609b5a3a078c227, 12 s`; empty while nothing runs.
    Optional<String> words(long now) {
        var at = walk;
        if (at == null) {
            return Optional.empty();
        }
        var seconds = (now - at.since()) / NANOS_A_SECOND;
        var plan = plans.get(at.run());
        if (plan == null) {
            return Optional.of("step " + at.step() + ", " + seconds + " s");
        }
        var steps = plan.json().path("steps");
        var title = Harmless.text(steps.path(at.step() - 1).path("title").asText(""));
        return Optional.of("step " + at.step() + " of " + steps.size() + ": " + title + ", " + seconds + " s");
    }
}
