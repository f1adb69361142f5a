package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The worked table (etcd-operations 3.5), one spec for each cell. Voter 1 leads, the last ones are dead,
/// the healthy one
/// that is stopped or removed is a follower.
///
/// - `V,H`: voters and how many of them are healthy; `Q`, `S`: quorum and slack
/// - `ok -> V2 S0`: the guard lets it happen; what is left. Of a stop: the slack while it is stopped; S0
///   means that losing any of the others would be an outage, and each of them is named
/// - `refuse G4`: the guard that refuses; `server`: etcd would, so we do not ask it. G1: only disaster
///   recovery is left
/// - `-`: there is no such case
class WorkedTableTest {
    private static final String TABLE = """
        V,H | Q | S  | remove dead   | remove healthy | add learner, old server | add learner, new server | stop one healthy
        1,1 | 1 | 0  | -             | refuse G2      | ok -> V1 S0             | ok -> V1 S0             | refuse G3
        2,2 | 2 | 0  | -             | ok -> V1 S0    | ok -> V2 S0             | ok -> V2 S0             | refuse G3
        2,1 | 2 | -1 | refuse G1     | refuse G1      | refuse G1               | refuse G1               | refuse G1
        3,3 | 2 | 1  | -             | ok -> V2 S0    | ok -> V3 S1             | ok -> V3 S1             | ok -> V3 S0
        3,2 | 2 | 0  | ok -> V2 S0   | refuse G2      | refuse server           | refuse server           | refuse G2
        3,1 | 2 | -1 | refuse G1     | refuse G1      | refuse G1               | refuse G1               | refuse G1
        4,4 | 3 | 1  | -             | ok -> V3 S1    | ok -> V4 S1             | ok -> V4 S1             | ok -> V4 S0
        4,3 | 3 | 0  | ok -> V3 S1   | refuse G4      | refuse server           | ok -> V4 S0             | refuse G2
        5,5 | 3 | 2  | -             | ok -> V4 S1    | ok -> V5 S2             | ok -> V5 S2             | ok -> V5 S1
        5,4 | 3 | 1  | ok -> V4 S1   | refuse G4      | refuse server           | ok -> V5 S1             | ok -> V5 S0
        5,3 | 3 | 0  | ok -> V4 S0   | refuse G2      | refuse server           | refuse server           | refuse G2
        5,2 | 3 | -1 | refuse G1     | refuse G1      | refuse G1               | refuse G1               | refuse G1
        """;

    private static final List<String> OLD = List.of("3.4.23", "3.4.45", "3.5.29", "3.6.10");
    private static final List<String> NEW = List.of("3.5.30", "3.5.33", "3.6.11", "3.7.1");
    private static final List<String> ALL =
            Stream.concat(OLD.stream(), NEW.stream()).toList();
    private static final Url NEWCOMER = Scene.peer(8);

    private record Row(int voters, int healthy, List<String> cells) {
        static Row of(String line) {
            var cells = Stream.of(line.split("\\|", -1)).map(String::strip).toList();
            return new Row(cells.getFirst().charAt(0) - '0', cells.getFirst().charAt(2) - '0', cells);
        }

        Picture.Clear picture(String version) {
            return GuardTest.picture(voters, healthy, version);
        }

        /// A healthy one that does not lead, where there is one.
        MemberId follower() {
            return Scene.id(healthy >= 2 ? 2 : 1);
        }
    }

    @TestFactory
    Stream<DynamicTest> the_guard_says_of_each_case_what_the_worked_table_says() {
        var columns = Row.of("0,0" + TABLE.lines().findFirst().orElseThrow().substring(3))
                .cells();
        return TABLE.lines()
                .skip(1)
                .map(Row::of)
                .flatMap(row -> IntStream.range(1, columns.size())
                        .filter(column -> !row.cells().get(column).equals("-"))
                        .mapToObj(column -> DynamicTest.dynamicTest(
                                row.cells().getFirst() + " " + columns.get(column) + ": "
                                        + row.cells().get(column),
                                () -> check(
                                        row, columns.get(column), row.cells().get(column)))));
    }

    private static void check(Row row, String column, String cell) {
        var quorum = row.picture("3.4.23").quorum();
        switch (column) {
            case "Q" -> assertThat(quorum.majority()).hasToString(cell);
            case "S" -> assertThat(quorum.slack()).hasToString(cell);
            case "remove dead" -> is(cell, new Change.RemoveMember(Scene.id(row.voters())), row, ALL);
            case "remove healthy" -> is(cell, new Change.RemoveMember(row.follower()), row, ALL);
            case "add learner, old server" -> is(cell, new Change.AddLearner(NEWCOMER), row, OLD);
            case "add learner, new server" -> is(cell, new Change.AddLearner(NEWCOMER), row, NEW);
            case "stop one healthy" -> is(cell, new Change.Stop(row.follower()), row, ALL);
            default -> throw new IllegalArgumentException(column);
        }
    }

    private static void is(String cell, Change change, Row row, List<String> versions) {
        versions.forEach(version -> {
            var now = row.picture(version);
            assertThat(words(change, now)).as(version).isEqualTo(cell);
            assertThat(fragile(change, now)).as("named on %s", version).isEqualTo(cell.endsWith(" S0"));
        });
    }

    private static String words(Change change, Picture.Clear now) {
        var left = Arithmetic.of(now).after(change).quorum();
        return Guard.objection(change, now, NEWCOMER)
                .map(objection -> "refuse " + objection.guard())
                .orElse("ok -> V" + left.voters() + " S" + left.slack());
    }

    /// Whether it may happen and leaves every healthy voter one that must not fail.
    private static boolean fragile(Change change, Picture.Clear now) {
        var left = Arithmetic.of(now).after(change);
        return Guard.objection(change, now, NEWCOMER).isEmpty()
                && !left.cannotBeSpared().isEmpty()
                && left.cannotBeSpared().size() == left.quorum().healthy();
    }
}
