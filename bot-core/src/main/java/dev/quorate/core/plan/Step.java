package dev.quorate.core.plan;

/// One step of a plan, as data.
///
/// - `target`: the host or member it works on, for cards
/// - `before`: must hold immediately before; `after`: proves that it is done, also after a crash or a lost
///   answer
/// - `waitSeconds`: how long `after` may take to become true
public record Step(
        String title, Risk risk, String target, Check before, Action action, Check after, Undo undo, int waitSeconds) {
    public boolean pointOfNoReturn() {
        return undo instanceof Undo.Impossible;
    }

    public boolean changes() {
        return !(action instanceof Action.Look);
    }
}
