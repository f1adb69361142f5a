package dev.quorate.core.layout;

import dev.quorate.core.notice.Notice;
import java.util.List;

/// The whole journal of a host during one attempt at a step. `about` names where it is from; its own lines are
/// not looked at.
public record Heard(Notice.HostLines about, List<String> lines) {
    public Heard {
        lines = List.copyOf(lines);
    }
}
