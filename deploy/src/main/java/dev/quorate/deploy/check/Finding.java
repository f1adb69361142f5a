package dev.quorate.deploy.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.quorate.core.notice.PlainText;
import java.time.Instant;
import java.util.Locale;

/// One thing that was tried. `instead` says what to do; empty where nothing is to be done.
public record Finding(Level level, String what, String instead) {
    /// A FAIL makes the whole check fail.
    public enum Level {
        OK,
        WARN,
        FAIL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Finding {
        what = PlainText.line(what);
        instead = PlainText.line(instead);
    }

    public static Finding ok(String what) {
        return new Finding(Level.OK, what, "");
    }

    public static Finding warn(String what, String instead) {
        return new Finding(Level.WARN, what, instead);
    }

    public static Finding fail(String what, String instead) {
        return new Finding(Level.FAIL, what, instead);
    }

    public boolean fails() {
        return level == Level.FAIL;
    }

    public String line() {
        return String.format(Locale.ROOT, "%-4s  %s%s", level.word(), what, instead.isEmpty() ? "" : "  - " + instead);
    }

    public ObjectNode json(Instant at) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", at.toString())
                .put("kind", "finding")
                .put("state", level.word())
                .put("text", what)
                .put("instead", instead);
    }
}
