package dev.quorate.core.layout;

import dev.quorate.core.approval.Vote;
import dev.quorate.core.notice.Card;
import dev.quorate.core.run.RunState;

/// A card in a few words, the state first.
public final class Headline {
    private static final int CLUSTER = 24;

    private Headline() {}

    /// `Running step 3 of 14: replace member 10.0.1.2 in prod-eu`.
    public static String of(Card card) {
        return state(card) + ": " + card.request().plan().title();
    }

    /// What a locked phone shows: cluster, state and action within its first 60 characters.
    public static String brief(Card card) {
        var cluster = card.request().plan().ask().cluster().value();
        return Inert.cut(cluster, CLUSTER) + " " + word(card.state()) + ": " + action(card) + ".";
    }

    /// The title without the cluster's name, which stands beside it.
    public static String action(Card card) {
        var title = card.request().plan().title();
        var end = " in " + card.request().plan().ask().cluster();
        return title.endsWith(end) ? title.substring(0, title.length() - end.length()) : title;
    }

    public static String word(RunState state) {
        return switch (state) {
            case WAITING -> "waiting for approval";
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case NEEDS_PERSON -> "needs a person";
            case STOPPED -> "stopped";
            case DONE -> "done";
            case FAILED -> "failed";
            case DENIED -> "denied";
            case EXPIRED -> "expired";
            case VOID -> "void";
        };
    }

    public static String state(Card card) {
        return switch (card.state()) {
            case WAITING -> "Waiting for approval";
            case RUNNING -> running(card);
            case PAUSED -> "Paused before " + step(card);
            case NEEDS_PERSON -> "Needs a person at " + step(card);
            case STOPPED -> "Stopped before " + step(card);
            case DONE -> "Done";
            case FAILED -> card.mark().isBack() ? "Failed and given up" : "Failed at " + step(card);
            case DENIED -> "Denied" + denier(card);
            case EXPIRED -> "Expired";
            case VOID -> "Void";
        };
    }

    private static String running(Card card) {
        if (card.mark().isBack()) {
            return "Taking back step " + Math.max(1, card.mark().step()) + " of " + steps(card);
        }
        return card.verified() >= steps(card) ? "Running, all " + steps(card) + " steps done" : "Running " + step(card);
    }

    private static String step(Card card) {
        var step = Math.clamp(card.mark().step(), 1, steps(card));
        return (card.mark().isBack() ? "undo of step " : "step ") + step + " of " + steps(card);
    }

    private static String denier(Card card) {
        return card.votes().stream()
                .filter(Vote.No.class::isInstance)
                .map(vote -> " by " + vote.person())
                .findFirst()
                .orElse("");
    }

    private static int steps(Card card) {
        return card.request().plan().steps().size();
    }
}
