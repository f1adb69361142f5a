package dev.quorate.core.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The effects of a step on quorum, row by row as in the table of step effects (etcd-operations 3.2), for
/// odd and even numbers of voters. `voters/healthy/quorum`, at the worst moment and afterwards; of two
/// moments with equal slack the later.
class ArithmeticTest {
    /// Voters on hosts 1 to `voters`, the last ones dead; a learner on host 9 that answers, if one is wanted.
    static Arithmetic seats(int voters, int healthy, boolean learner) {
        var seats = new ArrayList<Arithmetic.Seat>();
        for (var number = 1; number <= voters; number++) {
            seats.add(seat(number, true, number <= healthy));
        }
        if (learner) {
            seats.add(seat(9, false, true));
        }
        return new Arithmetic(seats);
    }

    private static Arithmetic.Seat seat(int number, boolean voter, boolean healthy) {
        return new Arithmetic.Seat(Scene.id(number), Scene.peer(number), "10.0.1." + number, voter, healthy);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        3 voters, 3 healthy: adding a learner moves nothing               | 3 | 3 | add-learner    | 3/3/2 | 3/3/2
        3 voters, 2 healthy: adding a learner moves nothing               | 3 | 2 | add-learner    | 3/2/2 | 3/2/2
        3 voters, 3 healthy: promoting a healthy learner keeps the slack  | 3 | 3 | promote        | 3/3/2 | 4/4/3
        2 voters, 2 healthy: promoting a healthy learner gains slack      | 2 | 2 | promote        | 2/2/2 | 3/3/2
        4 voters, 4 healthy: promoting a healthy learner gains slack      | 4 | 4 | promote        | 4/4/3 | 5/5/3
        3 voters, 3 healthy: an added voter costs slack until it starts   | 3 | 3 | add-voter      | 4/3/3 | 4/3/3
        3 voters, 2 healthy: an added voter would lose quorum at once     | 3 | 2 | add-voter      | 4/2/3 | 4/2/3
        1 voter, 1 healthy: an added voter would lose quorum at once      | 1 | 1 | add-voter      | 2/1/2 | 2/1/2
        4 voters, 4 healthy: an added voter costs nothing                 | 4 | 4 | add-voter      | 4/4/3 | 5/4/3
        3 voters, 2 healthy: removing the dead one leaves 2/2/2           | 3 | 2 | remove-dead    | 2/2/2 | 2/2/2
        4 voters, 3 healthy: removing the dead one gains slack            | 4 | 3 | remove-dead    | 4/3/3 | 3/3/2
        5 voters, 4 healthy: removing the dead one keeps the slack        | 5 | 4 | remove-dead    | 4/4/3 | 4/4/3
        5 voters, 3 healthy: removing a dead one leaves no slack, as before | 5 | 3 | remove-dead  | 4/3/3 | 4/3/3
        3 voters, 3 healthy: removing a healthy one spends the slack      | 3 | 3 | remove-healthy | 2/2/2 | 2/2/2
        2 voters, 2 healthy: removing a healthy one leaves one that decides | 2 | 2 | remove-healthy | 1/1/1 | 1/1/1
        4 voters, 4 healthy: removing a healthy one keeps the slack       | 4 | 4 | remove-healthy | 3/3/2 | 3/3/2
        5 voters, 5 healthy: removing a healthy one spends one of slack   | 5 | 5 | remove-healthy | 4/4/3 | 4/4/3
        3 voters, 3 healthy: stopping one is felt while it is stopped     | 3 | 3 | stop           | 3/2/2 | 3/2/2
        2 voters, 2 healthy: stopping one loses quorum                    | 2 | 2 | stop           | 2/1/2 | 2/1/2
        5 voters, 5 healthy: moving the lead moves no vote                | 5 | 5 | move-leader    | 5/5/3 | 5/5/3
        3 voters, 2 healthy: starting the dead one heals                  | 3 | 2 | start          | 3/2/2 | 3/3/2
        """)
    void a_step_has_the_effect_that_the_table_says(
            String row, int voters, int healthy, String step, String during, String after) {
        var seats = seats(voters, healthy, step.equals("promote"));
        var change = change(step, voters);
        assertThat(seats.during(change)).as(row).hasToString(during);
        assertThat(seats.after(change).quorum()).as(row).hasToString(after);
    }

    private static Change change(String step, int voters) {
        return switch (step) {
            case "add-learner" -> new Change.AddLearner(Scene.peer(8));
            case "add-voter" -> new Change.AddVoter(Scene.peer(8));
            case "promote" -> new Change.Promote(Scene.peer(9));
            case "remove-dead" -> new Change.RemoveMember(Scene.id(voters));
            case "remove-healthy" -> new Change.RemoveMember(Scene.id(1));
            case "stop" -> new Change.Stop(Scene.id(1));
            case "start" -> new Change.Start(Scene.peer(voters));
            case "move-leader" -> new Change.MoveLeader(Scene.id(1), Scene.id(2));
            default -> throw new IllegalArgumentException(step);
        };
    }

    @Test
    void add_then_start_then_promote_of_the_same_url_is_one_member_and_not_three() {
        var joined = seats(2, 2, false)
                .after(new Change.AddLearner(Scene.peer(3)))
                .after(new Change.Start(Scene.peer(3)))
                .after(new Change.Promote(Scene.peer(3)));
        assertThat(joined.quorum()).hasToString("3/3/2");
        assertThat(joined.seats()).hasSize(3);
    }

    @Test
    void with_slack_nobody_is_indispensable_and_without_it_every_healthy_voter_is() {
        assertThat(seats(3, 3, false).cannotBeSpared()).isEmpty();
        assertThat(seats(3, 2, true).cannotBeSpared())
                .extracting(Arithmetic.Seat::where)
                .containsExactly("10.0.1.1", "10.0.1.2");
    }

    @ParameterizedTest(name = "{0} voters, {1} healthy: quorum {2}, slack {3}, holds: {4}")
    @CsvSource({
        "1,1,1,0,true", "1,0,1,-1,false", "2,2,2,0,true", "2,1,2,-1,false", "3,3,2,1,true", "3,2,2,0,true",
        "3,1,2,-1,false", "4,4,3,1,true", "4,3,3,0,true", "4,2,3,-1,false", "5,5,3,2,true", "5,3,3,0,true",
        "5,2,3,-1,false", "9,9,5,4,true", "0,0,1,-1,false"
    })
    void quorum_is_half_plus_one_of_all_voters(int voters, int healthy, int quorum, int slack, boolean holds) {
        var counted = new Quorum(voters, healthy);
        assertThat(counted.majority()).isEqualTo(quorum);
        assertThat(counted.slack()).isEqualTo(slack);
        assertThat(counted.holds()).isEqualTo(holds);
    }

    @Test
    void more_healthy_voters_than_voters_is_a_bug_and_not_a_quorum() {
        assertThatThrownBy(() -> new Quorum(2, 3)).hasMessageContaining("3 healthy of 2 voters");
        assertThatThrownBy(() -> new Quorum(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quorum_in_words_speaks_of_one_voter_in_the_singular() {
        assertThat(new Quorum(1, 1).words()).isEqualTo("1 voter, 1 healthy, quorum 1, slack 0");
        assertThat(new Quorum(3, 2).words()).isEqualTo("3 voters, 2 healthy, quorum 2, slack 0");
    }

    @Test
    void seats_are_taken_from_the_list_and_health_from_the_look() {
        var seats = Arithmetic.of(Scene.of(3).silent(2).learner(4).clear());
        assertThat(seats.quorum()).hasToString("3/2/2");
        assertThat(seats.seats()).extracting(Arithmetic.Seat::voter).containsExactly(true, true, true, false);
    }
}
