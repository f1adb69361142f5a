package dev.quorate.deploy.lab;

import dev.quorate.core.plan.Action;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunEvent;
import java.util.Optional;

/// Where the bot is killed: as soon as this event, of the step with this action, is in its record.
enum KillPoint {
    SNAPSHOT_INTENDED(RunEvent.Intended.class, Action.SaveSnapshot.class),
    FENCE_INTENDED(RunEvent.Intended.class, Action.Fence.class),
    FENCE_ACTED(RunEvent.Acted.class, Action.Fence.class),
    REMOVE_INTENDED(RunEvent.Intended.class, Action.RemoveMember.class),
    REMOVE_ACTED(RunEvent.Acted.class, Action.RemoveMember.class),
    SET_ASIDE_ACTED(RunEvent.Acted.class, Action.SetAside.class),
    ADD_INTENDED(RunEvent.Intended.class, Action.AddLearner.class),
    ADD_VERIFIED(RunEvent.Verified.class, Action.AddLearner.class),
    DROP_IN_ACTED(RunEvent.Acted.class, Action.WriteDropIn.class),
    START_INTENDED(RunEvent.Intended.class, Action.Start.class),
    START_ACTED(RunEvent.Acted.class, Action.Start.class),
    PROMOTE_INTENDED(RunEvent.Intended.class, Action.Promote.class),
    RELOAD_ACTED(RunEvent.Acted.class, Action.Reload.class);

    private final Class<? extends RunEvent> event;
    private final Class<? extends Action> action;

    KillPoint(Class<? extends RunEvent> event, Class<? extends Action> action) {
        this.event = event;
        this.action = action;
    }

    boolean is(RunEvent seen, Plan plan) {
        return event.isInstance(seen)
                && mark(seen)
                        .filter(mark -> action.isInstance(plan.step(mark.step()).action()))
                        .isPresent();
    }

    /// The step that one of the events above is about.
    static Optional<Mark> mark(RunEvent event) {
        return switch (event) {
            case RunEvent.Intended(var mark) -> Optional.of(mark);
            case RunEvent.Acted(var mark, _) -> Optional.of(mark);
            case RunEvent.Verified verified -> Optional.of(verified.mark());
            default -> Optional.empty();
        };
    }
}
