package dev.quorate.core.command;

import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Runbook;

/// One entry of the grammar: how it is typed, what help says of it, and what it means.
record Command(Phrase phrase, String summary, Meaning meaning) {
    /// What the words stand for, before the slots are filled.
    sealed interface Meaning {}

    record Asks(Runbook runbook) implements Meaning {}

    record Questions(Heard.Kind kind) implements Meaning {}

    record Orders(Heard.Order order) implements Meaning {}

    record Approves() implements Meaning {}

    record Denies() implements Meaning {}

    record Withdraws() implements Meaning {}

    record Rechecks() implements Meaning {}

    record Previews() implements Meaning {}

    static Command of(String phrase, String summary, Meaning meaning) {
        return new Command(Phrase.of(phrase), summary, meaning);
    }

    String head() {
        return phrase.head();
    }
}
