package dev.quorate.chat.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/// A line of the room as a client got it. Absent fields are empty texts, and 0 where a number belongs.
record ChatLine(JsonNode json) {
    private static final Set<String> OVER_BADLY = Set.of("failed", "denied", "expired", "void");
    private static final Set<String> WANTS_SOMEBODY = Set.of("needs-person", "stopped");

    String text(String field) {
        return json.path(field).asText("");
    }

    String kind() {
        return text("kind");
    }

    String thread() {
        return text("thread");
    }

    /// About our hello or our command, to us alone: what is told to a room names it.
    boolean isComplaint() {
        return kind().equals("error") && text("room").isEmpty();
    }

    String run() {
        return text("run");
    }

    String state() {
        return text("state");
    }

    int step() {
        return json.path("step").asInt(0);
    }

    long number() {
        return json.path("seq").asLong(0);
    }

    boolean flag(String field) {
        return json.path(field).asBoolean(false);
    }

    boolean isOverWell() {
        return state().equals("done");
    }

    boolean isOverBadly() {
        return OVER_BADLY.contains(state());
    }

    boolean wantsSomebody() {
        return WANTS_SOMEBODY.contains(state());
    }

    /// The person's yes is on this card, and more people are needed.
    boolean lacksOthersThan(String person) {
        return json.path("missing").asInt(0) > 0 && hasYesOf(person);
    }

    private boolean hasYesOf(String person) {
        for (var vote : json.path("votes")) {
            if (vote.path("yes").asBoolean(false)
                    && vote.path("person").asText("").equals(person)) {
                return true;
            }
        }
        return false;
    }
}
