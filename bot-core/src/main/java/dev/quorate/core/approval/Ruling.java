package dev.quorate.core.approval;

import dev.quorate.core.plan.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the policy says of a request and the votes on it. Pure: the same votes at the same time, the same
/// ruling.
public sealed interface Ruling {
    /// So many more people are needed.
    record Waiting(int missing) implements Ruling {}

    record Permitted(Permit permit) implements Ruling {}

    record Denied(Vote.No vote) implements Ruling {}

    record Expired(Instant since) implements Ruling {}

    /// The vote that was offered does not count, and why.
    record NotCounted(Refusal refusal) implements Ruling {}

    /// The ruling with one more vote, offered by `person` now. The vote is not counted unless it is allowed.
    static Ruling with(Request request, List<Vote> counted, Vote offered, Person person, Instant now) {
        return objection(request, counted, offered, person, now)
                .<Ruling>map(NotCounted::new)
                .orElseGet(() -> {
                    var all = new ArrayList<>(counted);
                    all.add(offered);
                    return of(request, all, now);
                });
    }

    /// The ruling on votes that were each allowed when they were offered. They are held against the rule
    /// again, so that a vote read back from a damaged record cannot become a permit.
    static Ruling of(Request request, List<Vote> votes, Instant now) {
        var denial = votes.stream()
                .filter(Vote.No.class::isInstance)
                .map(Vote.No.class::cast)
                .findFirst();
        if (denial.isPresent()) {
            return new Denied(denial.get());
        }
        var yes = votes.stream()
                .filter(Vote.Yes.class::isInstance)
                .map(Vote.Yes.class::cast)
                .filter(vote -> vote.digest().equals(request.plan().digest()))
                .filter(vote -> !vote.person().equals(request.asker()))
                .filter(vote -> vote.at().isBefore(request.expires()))
                .filter(vote -> !request.rule().typeClusterName() || namesCluster(request, vote))
                .toList();
        var people = yes.stream().map(Vote::person).collect(Collectors.toSet()).size();
        var missing = request.rule().approvals() - people;
        var reason = !request.rule().reason() || reason(request, yes).isPresent();
        if (missing <= 0 && reason) {
            return new Permitted(new Permit(request, yes));
        }
        return now.isBefore(request.expires()) ? new Waiting(Math.max(1, missing)) : new Expired(request.expires());
    }

    /// The reason on record: the asker's, or the first that an approver gave.
    static Optional<String> reason(Request request, List<Vote.Yes> votes) {
        return request.plan()
                .ask()
                .reason()
                .filter(why -> !why.isBlank())
                .or(() -> votes.stream()
                        .flatMap(vote -> vote.reason().stream())
                        .filter(why -> !why.isBlank())
                        .findFirst());
    }

    private static boolean namesCluster(Request request, Vote.Yes vote) {
        return vote.named().filter(request.plan().ask().cluster()::equals).isPresent();
    }

    private static Optional<Refusal> objection(
            Request request, List<Vote> counted, Vote offered, Person person, Instant now) {
        var brief = request.plan().digest().brief();
        var rule = request.rule();
        if (!offered.digest().equals(request.plan().digest())
                || !offered.person().equals(person.name())) {
            return no("The vote names another plan or person.", "Vote on " + brief + " yourself.");
        }
        if (!now.isBefore(request.expires())) {
            return no("Plan " + brief + " expired at " + request.expires() + ".", "Ask for a new plan.");
        }
        return switch (offered) {
            case Vote.No(_, _, _, _, var reason) ->
                mayDeny(request, person)
                        ? reason.isBlank()
                                ? no("A denial needs a reason.", "Say `deny " + brief + " because ...`.")
                                : Optional.empty()
                        : no(outsider(person, rule), "Ask somebody of " + groups(rule) + ".");
            case Vote.Yes yes -> {
                if (person.name().equals(request.asker())) {
                    yield no(
                            person.name() + " asked for this plan; whoever asks never approves.",
                            "Get somebody else of " + groups(rule) + " to say `approve " + brief + "`.");
                }
                if (!rule.allows(person)) {
                    yield no(outsider(person, rule), "Ask somebody of " + groups(rule) + ".");
                }
                if (counted.stream().anyMatch(vote -> vote.person().equals(person.name()))) {
                    yield no(person.name() + " has voted already.", "Another person is needed.");
                }
                if (rule.reason() && reason(request, List.of(yes)).isEmpty()) {
                    yield no(
                            "A " + request.plan().risk().word()
                                    + " plan needs a reason on record and the ask gave none.",
                            "Say `approve " + brief + " because ...`.");
                }
                var cluster = request.plan().ask().cluster();
                if (rule.typeClusterName() && !namesCluster(request, yes)) {
                    yield no(
                            "A " + request.plan().risk().word() + " plan is approved by typing the cluster's name.",
                            "Say `approve " + brief + " on " + cluster + "`, if " + cluster + " is what you mean.");
                }
                yield Optional.empty();
            }
        };
    }

    private static boolean mayDeny(Request request, Person person) {
        return request.rule().allows(person) || person.name().equals(request.asker());
    }

    private static String outsider(Person person, Rule rule) {
        return person.name() + " is not in " + groups(rule) + ".";
    }

    private static String groups(Rule rule) {
        return String.join(", ", rule.from().stream().sorted().toList());
    }

    private static Optional<Refusal> no(String why, String instead) {
        return Optional.of(new Refusal("The vote does not count.", why, instead));
    }
}
