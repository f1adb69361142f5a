package dev.quorate.chat.slack.hearing;

import com.slack.api.model.view.View;
import java.util.Optional;

/// The forms that open on a click. What they are for and where their button stood is written into them by the
/// way in (callback id and private metadata); all else is theirs.
///
/// What people fill in is read by the ids of the input blocks: `REASON`, and `CLUSTER` where the name of the
/// cluster must be typed.
public interface Modals {
    String REASON = "reason";
    String CLUSTER = "cluster";

    /// Asks why the plan with this digest is denied.
    View denial(String digest);

    /// Asks for what an approval of this plan must state; empty if a click is enough.
    Optional<View> approval(String digest);
}
