package dev.quorate.runbooks.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Scene;
import dev.quorate.core.plan.Runbook;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One way to be told no: what it is called in the table, what was asked of what, and words that the answer
/// must have.
public record Refused(String name, Asking asking, String key) {
    public static Refused no(String name, Runbook runbook, String line, Scene scene, String key) {
        return new Refused(name, new Asking(runbook, line, scene), key);
    }

    /// What was not done, why, what the reader can do now; and none of what a program says.
    public void isRefusedInThreeSentences() {
        var refusal = asking.refusal();
        assertThat(refusal.text()).contains(key);
        assertThat(Stream.of(refusal.what(), refusal.why(), refusal.instead()))
                .allSatisfy(sentence -> assertThat(sentence)
                        .matches("(?s)[A-Z0-9a-z/`].*[.?)]")
                        .doesNotContain("null", "Optional", "Exception", ".."));
    }

    /// The whole table as a person reads it.
    public static String table(Stream<Refused> cases) {
        return cases.map(Refused::row).collect(Collectors.joining("\n\n"));
    }

    private String row() {
        var refusal = asking.refusal();
        return name + " (" + asking.line() + ")\n    " + refusal.what() + "\n    " + refusal.why() + "\n    "
                + refusal.instead();
    }

    @Override
    public String toString() {
        return name;
    }
}
