package dev.quorate.core.plan;

import java.util.List;

/// The way back from a step.
public sealed interface Undo {
    String words();

    /// These actions, in this order, take it back; `undone` proves it.
    record By(String words, List<Action> actions, Check undone) implements Undo {
        public By {
            actions = List.copyOf(actions);
        }
    }

    /// There is no way back: this step is a point of no return.
    record Impossible(String why) implements Undo {
        @Override
        public String words() {
            return "none, " + why;
        }
    }

    /// Nothing was changed that would have to be taken back.
    record NotNeeded() implements Undo {
        @Override
        public String words() {
            return "nothing to undo";
        }
    }
}
