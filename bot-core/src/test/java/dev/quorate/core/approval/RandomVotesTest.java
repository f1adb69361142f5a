package dev.quorate.core.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Scene;
import dev.quorate.core.plan.Digest;
import dev.quorate.core.plan.Plans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A thousand random quarrels about one plan, ruled on by the product and by an oracle that keeps nothing
/// but a set of names and a flag. Another seed: `-Dquorate.seed=N`.
class RandomVotesTest {
    private static final long SEED = Long.getLong("quorate.seed", 20_261_122L);
    private static final List<Person> PEOPLE =
            List.of(RulingTest.ALICE, RulingTest.BOB, RulingTest.CAROL, RulingTest.DAVE);

    private enum Answer {
        NOT_COUNTED,
        WAITING,
        PERMITTED,
        DENIED
    }

    private static final class Oracle {
        private final int needed;
        private final boolean reasonNeeded;
        private final Instant expires;
        private final Set<String> heard = new HashSet<>();
        private int agreed;
        private boolean denied;

        Oracle(Request request) {
            needed = request.rule().approvals();
            reasonNeeded = request.rule().reason();
            expires = request.expires();
        }

        Answer hears(Vote vote, boolean rightPlan, Instant now) {
            var onCall = Set.of("alice", "bob", "carol").contains(vote.person());
            var good = rightPlan
                    && onCall
                    && now.isBefore(expires)
                    && switch (vote) {
                        case Vote.No no -> !no.reason().isEmpty();
                        case Vote.Yes yes ->
                            !yes.person().equals("alice")
                                    && !heard.contains(yes.person())
                                    && (!reasonNeeded || yes.reason().isPresent());
                    };
            if (!good) {
                return Answer.NOT_COUNTED;
            }
            heard.add(vote.person());
            if (vote instanceof Vote.No) {
                denied = true;
            } else {
                agreed++;
            }
            return denied ? Answer.DENIED : agreed >= needed ? Answer.PERMITTED : Answer.WAITING;
        }
    }

    @Test
    void a_thousand_random_quarrels_end_as_the_oracle_says() {
        var random = new Random(SEED);
        Map<Answer, Integer> answers = new EnumMap<>(Answer.class);
        // A short plan: its digest is computed anew for every vote.
        var plan = Plans.of(
                Plans.ask("alice", Optional.empty()),
                Scene.of(1).state(),
                Plans.steps().subList(0, 1));
        for (var round = 0; round < 1_000; round++) {
            var request = RulingTest.request(plan, 1 + random.nextInt(3), random.nextBoolean(), false);
            var oracle = new Oracle(request);
            var counted = new ArrayList<Vote>();
            var now = RulingTest.POSTED;
            for (var turn = 0; turn < 12; turn++) {
                now = now.plusSeconds(random.nextInt(150));
                var person = PEOPLE.get(random.nextInt(PEOPLE.size()));
                var rightPlan = random.nextInt(5) > 0;
                var vote = vote(random, person, rightPlan ? plan.digest() : new Digest("0b".repeat(32)), now);
                var ruling = Ruling.with(request, counted, vote, person, now);
                var answer = answer(ruling);
                assertThat(answer)
                        .as("seed %s, round %s, turn %s: %s", SEED, round, turn, vote)
                        .isEqualTo(oracle.hears(vote, rightPlan, now));
                answers.merge(answer, 1, Integer::sum);
                if (answer != Answer.NOT_COUNTED) {
                    counted.add(vote);
                }
                if (ruling instanceof Ruling.Permitted(var permit)) {
                    assertThat(permit.votes()).extracting(Vote::person).doesNotContain("alice", "dave");
                }
            }
        }
        assertThat(answers).as("kinds of answer that came up").containsOnlyKeys(Answer.values());
    }

    private static Vote vote(Random random, Person person, Digest digest, Instant at) {
        var account = "chat" + random.nextInt(3) + ":" + person.name();
        return random.nextInt(12) == 0
                ? new Vote.No(person.name(), account, digest, at, random.nextBoolean() ? "no" : "")
                : new Vote.Yes(
                        person.name(),
                        account,
                        digest,
                        at,
                        random.nextBoolean() ? Optional.of("yes") : Optional.empty(),
                        Optional.empty());
    }

    private static Answer answer(Ruling ruling) {
        return switch (ruling) {
            case Ruling.NotCounted _ -> Answer.NOT_COUNTED;
            case Ruling.Waiting _ -> Answer.WAITING;
            case Ruling.Permitted _ -> Answer.PERMITTED;
            case Ruling.Denied _ -> Answer.DENIED;
            case Ruling.Expired _ -> throw new AssertionError("a vote that counts cannot find the plan expired");
        };
    }
}
