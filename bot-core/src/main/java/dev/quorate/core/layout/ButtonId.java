package dev.quorate.core.layout;

import java.util.Arrays;
import java.util.Optional;

/// What each button does. Together with it goes the digest of the plan, all 64 digits of it.
public enum ButtonId {
    /// Approves as soon as somebody says that it is meant.
    APPROVE("approve"),
    /// Asks for words first, because the rule wants them: a reason, or the name of the cluster.
    APPROVE_IN_WORDS("approve-in-words"),
    /// Shows the whole plan first, because the card does not.
    APPROVE_AFTER_READING("approve-after-reading"),
    /// Asks for the reason first.
    DENY("deny"),
    /// Posts the whole plan.
    PLAN("plan"),
    RECHECK("recheck"),
    STOP("stop"),
    RESUME("resume"),
    RETRY("retry"),
    ABORT("abort");

    private final String id;

    ButtonId(String id) {
        this.id = id;
    }

    /// Empty for a button that is not ours.
    public static Optional<ButtonId> of(String id) {
        return Arrays.stream(values()).filter(button -> button.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    /// What a click on it says, in the word of the grammar; a button that says nothing has its own id.
    public String word() {
        return switch (this) {
            case APPROVE, APPROVE_IN_WORDS, APPROVE_AFTER_READING -> APPROVE.id;
            case DENY, PLAN, RECHECK, STOP, RESUME, RETRY, ABORT -> id;
        };
    }
}
