package dev.quorate.core.layout;

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

    public String id() {
        return id;
    }
}
