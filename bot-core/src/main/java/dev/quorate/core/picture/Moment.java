package dev.quorate.core.picture;

import dev.quorate.core.cluster.Fingerprint;
import dev.quorate.core.cluster.Quorum;
import java.time.Instant;
import java.util.List;

/// What was seen at one moment of a run.
///
/// - `step`: the step that was proven; 0 before the first, and with a minus where it was taken back
record Moment(int step, Instant at, Fingerprint seen, Quorum quorum) {
    private static final String MEMBER = "member/";

    /// As the facts have it.
    static Quorum counted(Fingerprint seen) {
        var voters = 0;
        var healthy = 0;
        for (var fact : seen.facts().entrySet()) {
            if (fact.getKey().startsWith(MEMBER) && fact.getValue().endsWith(" voter")) {
                voters++;
                var id = fact.getKey().substring(MEMBER.length());
                healthy += "healthy".equals(seen.facts().get("health/" + id)) ? 1 : 0;
            }
        }
        return new Quorum(voters, healthy);
    }

    boolean isClear() {
        return seen.facts().keySet().stream().anyMatch(key -> key.startsWith(MEMBER));
    }

    List<String> members() {
        return seen.facts().keySet().stream()
                .filter(key -> key.startsWith(MEMBER))
                .map(key -> key.substring(MEMBER.length()))
                .toList();
    }

    /// The peer URLs of a member as the list has them; empty for one that is not in it.
    String where(String member) {
        var fact = seen.facts().getOrDefault(MEMBER + member, "");
        return fact.contains(" ") ? fact.substring(0, fact.lastIndexOf(' ')) : fact;
    }

    Cell cell(String member) {
        var fact = seen.facts().get(MEMBER + member);
        if (fact == null) {
            return isClear() ? Cell.ABSENT : Cell.UNSEEN;
        }
        var healthy = "healthy".equals(seen.facts().get("health/" + member));
        if (fact.endsWith(" learner")) {
            return healthy ? Cell.LEARNER : Cell.LEARNER_DOWN;
        }
        return healthy ? Cell.HEALTHY : Cell.DOWN;
    }
}
