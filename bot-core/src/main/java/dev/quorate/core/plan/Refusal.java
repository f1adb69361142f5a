package dev.quorate.core.plan;

/// An expected "no": what was not done, why, and what the reader can do now. Three whole sentences.
public record Refusal(String what, String why, String instead) implements Planned {
    public String text() {
        return what + " " + why + " " + instead;
    }
}
