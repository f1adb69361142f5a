package dev.quorate.core.cluster;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The oracle: a cluster as sets of members (bits by their numbers), which plays a change through and counts
/// ballots one
/// by one. It shares no arithmetic with the product.
///
/// - `published`: those with a name in the list; `healthy`: those that answer and vote
/// - `leader`: its number, or zero for nobody
/// - `releases`: what each member runs, by its number
record World(
        int voters,
        int learners,
        int published,
        int healthy,
        int leader,
        List<Release> releases,
        Set<Alarm.Kind> alarms) {
    /// Voters have the numbers 1 to 9; learner 10 is the plan's own, 11 somebody else's; 12 is who is added.
    static final int OURS = 10;

    static final int FOREIGN = 11;
    static final int NEWCOMER = 12;
    static final int NUMBERS = 13;

    /// A version of etcd and whether it takes an add while a voter is disconnected, as its change log says.
    record Release(Version version, boolean lenient) {
        static final List<Release> ALL = List.of(
                release("2.2.5", false),
                release("2.3.8", false),
                release("3.4.0", false),
                release("3.4.23", false),
                release("3.4.45", false),
                release("3.5.0", false),
                release("3.5.29", false),
                release("3.5.30", true),
                release("3.5.33", true),
                release("3.6.0", false),
                release("3.6.10", false),
                release("3.6.11", true),
                release("3.6.14", true),
                release("3.7.1", true));

        /// No learners, no check by the server, no call that moves the lead.
        boolean old() {
            return version.major() == 2;
        }

        private static Release release(String version, boolean lenient) {
            return new Release(Version.parse(version).orElseThrow(), lenient);
        }
    }

    /// Why the change must not be made, by the document alone (etcd-operations 3.2 to 3.5); empty where it
    /// is safe.
    Optional<String> danger(Change change) {
        return isHealing(change)
                ? Optional.empty()
                : Stream.of(
                                danger("nobody leads", leader == 0),
                                danger("no majority before, during or after", !decidesThroughout(change)),
                                danger(
                                        "the leader has not moved",
                                        leader != 0 && leader == goes(change) && !isStopOfOld(change)),
                                danger("no such heir", isToNoHeir(change)),
                                danger("an alarm", isAlarmed(change)),
                                danger("something half done", isUnfinished(change)),
                                danger("two adds", adds(change) && (learners | (voters & ~published)) != 0),
                                danger("a healthy vote is spent", spendsVote(change)),
                                danger("a dead learner gets a vote", promotesSilent(change)),
                                danger("an upgrade", isMixed()),
                                danger("etcd refuses", !etcdTakes(change)))
                        .flatMap(Optional::stream)
                        .findFirst();
    }

    /// Nothing, a start, or disaster recovery, which begins where there is no quorum to lose.
    private static boolean isHealing(Change change) {
        return change instanceof Change.None || change instanceof Change.Start || change instanceof Change.StandAlone;
    }

    private static Optional<String> danger(String words, boolean so) {
        return so ? Optional.of(words) : Optional.empty();
    }

    /// Every ballot is looked at; who does not answer is counted with the noes.
    static boolean carries(int voters, int inFavor) {
        var yes = 0;
        var no = 0;
        for (var number = 0; number < NUMBERS; number++) {
            if (has(voters, number)) {
                if (has(inFavor, number)) {
                    yes++;
                } else {
                    no++;
                }
            }
        }
        return yes > no;
    }

    private boolean decidesThroughout(Change change) {
        return carries(voters, healthy)
                && switch (change) {
                    case Change.None _, Change.Start _, Change.StandAlone _, Change.MoveLeader _, Change.AddLearner _ ->
                        true;
                    case Change.Stop(var id) -> carries(voters, healthy & ~bit(id));
                    case Change.RemoveMember(var id) -> carries(voters & ~bit(id), healthy & ~bit(id));
                    case Change.AddVoter _ -> carries(voters | 1 << NEWCOMER, healthy);
                    case Change.Promote(var url) -> carries(voters | bit(url), healthy);
                };
    }

    /// The number of the member that stops voting; zero when none does.
    private static int goes(Change change) {
        return switch (change) {
            case Change.Stop(var id) -> number(id);
            case Change.RemoveMember(var id) -> number(id);
            case Change.None _, Change.Start _, Change.StandAlone _, Change.MoveLeader _ -> 0;
            case Change.AddLearner _, Change.AddVoter _, Change.Promote _ -> 0;
        };
    }

    /// Of etcd 2 a leader is stopped, for nothing else makes another lead.
    private boolean isStopOfOld(Change change) {
        return change instanceof Change.Stop && isOld();
    }

    private boolean isOld() {
        return healthy != 0 && answering().allMatch(Release::old);
    }

    private boolean isToNoHeir(Change change) {
        return change instanceof Change.MoveLeader(_, var to) && (voters & healthy & bit(to)) == 0;
    }

    private boolean isAlarmed(Change change) {
        return alarms.contains(Alarm.Kind.CORRUPT)
                || alarms.contains(Alarm.Kind.UNKNOWN)
                || (alarms.contains(Alarm.Kind.NOSPACE) && adds(change));
    }

    private static boolean adds(Change change) {
        return change instanceof Change.AddLearner || change instanceof Change.AddVoter;
    }

    /// A voter without a name, or a learner that is not ours; unless it, or a learner of ours, is what is
    /// removed.
    private boolean isUnfinished(Change change) {
        var halfDone = (voters & ~published) | (learners & 1 << FOREIGN);
        var takesBack = change instanceof Change.RemoveMember(var id) && ((halfDone | learners) & bit(id)) != 0;
        return halfDone != 0 && !takesBack;
    }

    private boolean spendsVote(Change change) {
        return change instanceof Change.RemoveMember(var id)
                && (voters & healthy & bit(id)) != 0
                && (voters & ~healthy) != 0;
    }

    private boolean promotesSilent(Change change) {
        return change instanceof Change.Promote(var url) && (healthy & bit(url)) == 0;
    }

    private boolean isMixed() {
        return answering()
                        .map(release -> release.version().major() + "."
                                + release.version().minor())
                        .distinct()
                        .count()
                > 1;
    }

    private Stream<Release> answering() {
        return IntStream.range(0, NUMBERS)
                .filter(number -> has(healthy, number))
                .mapToObj(releases::get);
    }

    /// What etcd's own check says, from what its leader sees (etcd-operations 3.3).
    boolean etcdTakes(Change change) {
        return switch (change) {
            case Change.AddLearner _ ->
                learners == 0 && isConnected() && answering().noneMatch(Release::old);
            case Change.AddVoter _ ->
                isOld() || (isConnected() && (isAlone() || carries(voters | 1 << NEWCOMER, published)));
            case Change.RemoveMember(var id) -> isOld() || (learners & bit(id)) != 0 || letsGo(bit(id));
            case Change.Promote(var url) ->
                (learners & healthy & bit(url)) != 0 && carries(voters | bit(url), published | bit(url));
            case Change.None _, Change.Stop _, Change.Start _, Change.StandAlone _, Change.MoveLeader _ -> true;
        };
    }

    private boolean isConnected() {
        var lenient = answering().allMatch(Release::lenient);
        return isAlone() || (lenient ? carries(voters | 1 << NEWCOMER, healthy) : (voters & ~healthy) == 0);
    }

    private boolean isAlone() {
        return Integer.bitCount(voters) == 1;
    }

    private boolean letsGo(int member) {
        var rest = voters & ~member;
        return carries(rest, published) && ((healthy & member) == 0 || carries(rest, healthy));
    }

    static boolean has(int members, int number) {
        return (members & 1 << number) != 0;
    }

    private static int bit(MemberId id) {
        return 1 << number(id);
    }

    private static int bit(Url url) {
        return 1 << number(url);
    }

    private static int number(MemberId id) {
        return (int) (id.value() - Scene.id(0).value());
    }

    private static int number(Url url) {
        return Integer.parseInt(url.host().substring("10.0.1.".length()));
    }
}
