package dev.quorate.host;

/// The answer to an act with a look behind it, in its two parts. What the act printed holds no NUL; behind
/// it stands the act's own exit status between two of them, so that a look which did not end takes nothing
/// away from the act.
record Twofold(Answer.Exited act, String look) {
    static Twofold of(Answer.Exited exited) {
        var out = exited.out();
        var before = out.indexOf('\0');
        var behind = before < 0 ? -1 : out.indexOf('\0', before + 1);
        if (behind < 0) {
            return new Twofold(exited, "");
        }
        var status = status(out.substring(before + 1, behind), exited.status());
        var act = new Answer.Exited(status, out.substring(0, before), exited.err(), exited.took());
        return new Twofold(act, out.substring(behind + 1));
    }

    private static int status(String text, int otherwise) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : otherwise;
    }
}
