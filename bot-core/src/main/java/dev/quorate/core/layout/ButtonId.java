package dev.quorate.core.layout;

/// The `action_id` of each button. Its `value` is the digest of the plan, all 64 digits of it.
public enum ButtonId {
    /// Approves as soon as the dialog is confirmed.
    APPROVE("approve"),
    /// Opens the modal of Modals.approval, because the rule wants words: a reason, or the name of the
    /// cluster.
    APPROVE_IN_WORDS("approve-in-words"),
    /// Opens the modal of Modals.approval, because the card does not show the whole plan.
    APPROVE_AFTER_READING("approve-after-reading"),
    /// Opens the modal of Modals.denial.
    DENY("deny"),
    /// Posts what FullPlan.reply renders.
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
