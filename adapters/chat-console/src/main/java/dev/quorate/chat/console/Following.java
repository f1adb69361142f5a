package dev.quorate.chat.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a script follows after its one command: the command's own thread, every run that this thread
/// mentions, and when that is finished. A value of lines only; it neither waits nor prints.
final class Following {
    private static final int MOST_OTHERS = 2000;

    /// Whether the command is finished.
    sealed interface Verdict {}

    record GoOn() implements Verdict {}

    /// The card says that it is over; the sentence that says so to people is on its way, or was lost with
    /// the bot.
    record Soon(int exitCode) implements Verdict {}

    record Finished(int exitCode) implements Verdict {}

    private final String thread;
    private final boolean noWait;
    private final Set<String> runs = new HashSet<>();
    private final List<ChatLine> others = new ArrayList<>();
    private boolean posted;
    private String voter = "";
    private Verdict verdict = new GoOn();

    Following(String thread, boolean noWait) {
        this.thread = thread;
        this.noWait = noWait;
    }

    Verdict verdict() {
        return verdict;
    }

    /// There is a run that goes on whatever becomes of the connection.
    boolean hasRun() {
        return !runs.isEmpty();
    }

    /// One more line of the room; answers those to print now. A run may be named in our thread after its
    /// first lines came in another one, so lines of other threads are kept until it is known whose they are.
    List<ChatLine> accept(ChatLine line) {
        if (isOwn(line) || runs.contains(line.run())) {
            var fresh = !line.run().isEmpty() && runs.add(line.run());
            var shown = new ArrayList<ChatLine>(List.of(line));
            judge(line);
            if (fresh) {
                catchUp(line.run(), shown);
            }
            return shown;
        }
        others.add(line);
        if (others.size() > MOST_OTHERS) {
            others.removeFirst();
        }
        return List.of();
    }

    private void catchUp(String run, List<ChatLine> shown) {
        var missed = others.stream().filter(line -> line.run().equals(run)).toList();
        others.removeAll(missed);
        missed.forEach(line -> {
            shown.add(line);
            judge(line);
        });
    }

    private boolean isOwn(ChatLine line) {
        return line.thread().equals(thread);
    }

    private void judge(ChatLine line) {
        if (verdict instanceof Finished) {
            return;
        }
        switch (line.kind()) {
            case "answer" -> answered(line, ExitCode.GOOD);
            case "health" -> answered(line, line.flag("healthy") ? ExitCode.GOOD : ExitCode.BAD);
            case "refusal", "error" -> answered(line, ExitCode.BAD);
            case "plan" -> plan(line);
            case "card" -> card(line);
            case "vote" -> vote(line);
            case "run" -> run(line);
            default -> verdict = verdict instanceof Soon ? verdict : new GoOn();
        }
    }

    /// An answer ends a question; inside a run it is one line of many.
    private void answered(ChatLine line, int exitCode) {
        if (isOwn(line) && !hasRun()) {
            verdict = new Finished(exitCode);
        }
    }

    /// A plan without a run is a preview: nobody was asked, so nothing more comes of it.
    private void plan(ChatLine line) {
        if (line.run().isEmpty()) {
            answered(line, ExitCode.GOOD);
            return;
        }
        posted = posted || isOwn(line);
        if (noWait && isOwn(line)) {
            verdict = new Finished(ExitCode.GOOD);
        } else {
            card(line);
        }
    }

    /// A card that lacks people although our vote is on it: our part is done.
    private void card(ChatLine line) {
        if (line.isOverWell()) {
            verdict = new Soon(ExitCode.GOOD);
        } else if (line.isOverBadly()) {
            verdict = new Soon(ExitCode.BAD);
        } else if (line.wantsSomebody()) {
            verdict = new Soon(ExitCode.PERSON);
        } else if (line.state().equals("waiting") && line.lacksOthersThan(voter)) {
            verdict = new Finished(ExitCode.GOOD);
        }
    }

    /// Whoever asked for the plan waits on whatever others vote.
    private void vote(ChatLine line) {
        if (!isOwn(line) || posted) {
            return;
        }
        if (!line.flag("counted")) {
            verdict = new Finished(ExitCode.BAD);
        } else if (noWait) {
            verdict = new Finished(ExitCode.GOOD);
        } else {
            voter = line.text("person");
        }
    }

    /// Paused is no end: the bot goes on by itself when it is back.
    private void run(ChatLine line) {
        if (line.isOverWell()) {
            verdict = new Finished(ExitCode.GOOD);
        } else if (line.isOverBadly()) {
            verdict = new Finished(ExitCode.BAD);
        } else if (line.wantsSomebody()) {
            verdict = new Finished(ExitCode.PERSON);
        } else if (noWait && isOwn(line)) {
            verdict = new Finished(ExitCode.GOOD);
        } else {
            verdict = new GoOn();
        }
    }
}
