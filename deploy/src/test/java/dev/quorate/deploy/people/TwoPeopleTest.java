package dev.quorate.deploy.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.approval.Policy;
import dev.quorate.core.approval.Rule;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.desk.Desk;
import dev.quorate.core.plan.Risk;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.People.Account;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.rehearsal.ScriptedChat;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.rehearsal.SimulatedCluster;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.deploy.config.Configuration;
import dev.quorate.deploy.config.ConfigurationFile;
import dev.quorate.deploy.config.ConfigurationFolder;
import dev.quorate.deploy.config.Loaded;
import dev.quorate.runbooks.Runbooks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people means two people, whatever accounts they use: every account asks once, and every other one approves
/// it, at the whole desk with the people of a configuration file. No asker's other account is counted, and
/// everybody else is.
final class TwoPeopleTest {
    private static final Duration LIFE_OF_A_PLAN = Duration.ofMinutes(15);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Map<String, String> ROOMS = Map.of(
            "slack", "slack:C024BE91L",
            "discord", "discord:1098765432109876543",
            "unix", "console:ops");

    /// Who asked and who approved.
    private record Pair(Account asker, Account approver) {}

    private enum Answer {
        COUNTED,
        SELF_APPROVAL,
        REFUSED_OTHERWISE
    }

    @TempDir
    Path temporary;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private final MemoryJournal journal = new MemoryJournal();

    @Test
    void of_all_pairs_of_accounts_those_of_two_people_count_and_no_other() {
        var people = Town.accounts();
        Map<Account, String> names = new HashMap<>();
        people.forEach((name, accounts) -> accounts.forEach(account -> names.put(account, name)));
        Map<Pair, Answer> answers = new HashMap<>();
        try (var desk = desk()) {
            for (var asker : names.keySet()) {
                // In each round everybody votes from one account: none is refused for having voted already.
                IntStream.range(0, ROOMS.size()).forEach(round -> {
                    var voters = people.values().stream()
                            .filter(accounts -> accounts.size() > round)
                            .map(accounts -> accounts.get(round))
                            .filter(voter -> !voter.equals(asker))
                            .toList();
                    answers.putAll(round(desk, asker, voters));
                });
            }
        }
        assertThat(names).hasSize(120);
        assertThat(people).hasSize(50);
        assertThat(answers).hasSize(120 * 119);
        assertThat(answers)
                .allSatisfy((pair, answer) -> assertThat(answer)
                        .isEqualTo(
                                Objects.equals(names.get(pair.asker()), names.get(pair.approver()))
                                        ? Answer.SELF_APPROVAL
                                        : Answer.COUNTED));
        assertThat(answers).containsValue(Answer.SELF_APPROVAL);
    }

    @Test
    void nobody_is_called_to_approve_what_they_asked_for_in_whatever_chat() {
        var asker = Town.accounts().firstEntry();
        try (var desk = desk()) {
            says(desk, asker.getValue().getFirst(), "replace member 10.0.1.2 because its disk died");
            await(() -> !journal.runs().isEmpty());
        }
        var request = Progress.of(journal.entries(journal.runs().getFirst())).request();
        var people = configuration().people();
        assertThat(ROOMS.keySet())
                .allSatisfy(chat -> assertThat(people.approvers(chat, request))
                        .isNotEmpty()
                        .containsExactlyInAnyOrderElementsOf(Town.accounts().entrySet().stream()
                                .filter(person -> !person.getKey().equals(asker.getKey()))
                                .flatMap(person -> person.getValue().stream())
                                .filter(account -> account.chat().equals(chat))
                                .map(Account::id)
                                .toList()));
    }

    private Map<Pair, Answer> round(Desk desk, Account asker, List<Account> voters) {
        var before = journal.runs().size();
        says(desk, asker, "replace member 10.0.1.2 because its disk died");
        await(() -> journal.runs().size() > before);
        var run = journal.runs().getFirst();
        var plan = Progress.of(journal.entries(run)).request().plan().digest().hex();
        voters.forEach(voter -> says(desk, voter, "approve " + plan));
        await(() -> journal.entries(run).size() == 1 + voters.size());
        var answers = answers(run, asker);
        clock.advance(LIFE_OF_A_PLAN.plusSeconds(1));
        desk.tick();
        return answers;
    }

    private Map<Pair, Answer> answers(RunId run, Account asker) {
        Map<Pair, Answer> answers = new HashMap<>();
        journal.entries(run).stream().skip(1).map(Entry::event).forEach(event -> {
            switch (event) {
                case RunEvent.Voted(var vote) -> answers.put(new Pair(asker, account(vote.account())), Answer.COUNTED);
                case RunEvent.VoteRefused(_, var account, var refusal) ->
                    answers.put(
                            new Pair(asker, account(account)),
                            refusal.why().contains("whoever asks never approves")
                                    ? Answer.SELF_APPROVAL
                                    : Answer.REFUSED_OTHERWISE);
                default -> throw new IllegalStateException("only votes were to happen, and not " + event);
            }
        });
        return answers;
    }

    private static Account account(String text) {
        var words = text.split(":", 2);
        return new Account(words[0], words[1]);
    }

    private static void says(Desk desk, Account account, String text) {
        var room = Objects.requireNonNull(ROOMS.get(account.chat()));
        desk.hear(new Incoming(account, new Place(room, "said by " + account.id()), text));
    }

    private static void await(java.util.function.BooleanSupplier isThere) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isThere.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(200_000);
        }
    }

    /// More approvals are needed than there are people, so that no vote begins a run and each is counted by itself.
    private Desk desk() {
        var rule = new Rule(1_000, Set.of("etcd-oncall"), LIFE_OF_A_PLAN, true, false);
        var cluster = new SimulatedCluster(new ClusterName("prod-eu"), 3, clock);
        cluster.wipe(2);
        var configuration = configuration();
        var rooms = configuration.clusters().getFirst().inventory().rooms();
        var desk = new Desk(new Desk.Parts(
                List.of(new Desk.Watched(cluster.inventory(rooms), cluster, cluster)),
                Runbooks.all(),
                new Policy(Map.of(Risk.CHANGING, rule, Risk.DESTRUCTIVE, rule, Risk.DISASTER, rule)),
                configuration.people(),
                journal.store(),
                clock));
        desk.connect(List.of(
                new ScriptedChat("slack", "slack"),
                new ScriptedChat("discord", "discord"),
                new ScriptedChat("console", "unix")));
        return desk;
    }

    private Configuration configuration() {
        var yaml = ConfigurationFolder.WHOLE.replaceFirst("(?s)people:.*?(?=policy:)", Town.yaml());
        var file = ConfigurationFolder.in(temporary).write(yaml);
        return switch (ConfigurationFile.read(file)) {
            case Loaded.Read<Configuration>(var read) -> read;
            case Loaded.Wrong<Configuration>(var line) -> throw new IllegalStateException(line);
        };
    }
}
