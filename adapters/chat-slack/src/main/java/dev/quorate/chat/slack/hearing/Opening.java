package dev.quorate.chat.slack.hearing;

import com.slack.api.model.view.View;

/// Opens a form. The trigger is good for three seconds.
interface Opening {
    /// Whether it opened.
    boolean open(String trigger, View view);
}
