package dev.quorate.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Member;
import dev.quorate.core.cluster.MemberId;
import dev.quorate.core.cluster.Scene;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the word for a member means.
class TargetTest {
    private static final MemberId SHORT = new MemberId(0xfe2f75dd51fa5ffL);
    private static final Map<Address, String> HOST_NAMES =
            Map.of(Scene.address(1), "core-1", Scene.address(2), "core-2", Scene.address(3), "core-3");

    private static Target.Meaning meaning(String word, Scene scene) {
        return new Target(word).in(scene.clear(), HOST_NAMES);
    }

    private static Scene scene() {
        return Scene.of(3)
                .member(2, new Member(SHORT, "node2", List.of(Scene.peer(2)), List.of(Scene.client(2)), false));
    }

    @ParameterizedTest(name = "`{0}` is the second member")
    @ValueSource(
            strings = {
                "10.0.1.2",
                "core-2",
                "CORE-2",
                "node2",
                "Node2",
                "fe2f75dd51fa5ff",
                "0fe2f75dd51fa5ff",
                "FE2F75DD51FA5FF"
            })
    void an_address_a_host_name_a_name_or_an_id_is_one_member(String word) {
        assertThat(meaning(word, scene()))
                .isInstanceOfSatisfying(
                        Target.One.class, one -> assertThat(one.member().id()).isEqualTo(SHORT));
    }

    @Test
    void a_word_that_fits_two_members_plans_nothing_and_lists_both() {
        var twins = scene().with(3, "node2", false);
        assertThat(meaning("node2", twins))
                .isInstanceOfSatisfying(
                        Target.None.class,
                        none -> assertThat(none.refusal().text())
                                .contains(
                                        "more than one member",
                                        "10.0.1.2 (fe2f75dd51fa5ff)",
                                        "10.0.1.3",
                                        "Use the hex id"));
    }

    @Test
    void a_name_that_is_the_id_of_somebody_else_is_ambiguous_and_not_a_guess() {
        var confusing = scene().with(3, "fe2f75dd51fa5ff", false);
        assertThat(meaning("fe2f75dd51fa5ff", confusing)).isInstanceOf(Target.None.class);
    }

    @Test
    void a_member_that_fits_in_two_ways_is_still_one() {
        assertThat(meaning("10.0.1.3", scene().with(3, "10.0.1.3", false))).isInstanceOf(Target.One.class);
    }

    @ParameterizedTest(name = "`{0}` is half an address")
    @ValueSource(strings = {"10.0.1", "0.1.2", "1.2", "10.0.1.", ".2"})
    void half_an_address_is_never_completed(String word) {
        assertThat(meaning(word, scene()))
                .isInstanceOfSatisfying(
                        Target.None.class,
                        none -> assertThat(none.refusal().text())
                                .contains("it looks like half an address", "10.0.1.1", "10.0.1.2", "10.0.1.3"));
    }

    @ParameterizedTest(name = "`{0}` is nobody")
    @ValueSource(strings = {"node", "node22", "10.0.1.22", "fe2f75dd51fa5f", "0", "core-4", "2"})
    void a_word_that_fits_nobody_lists_who_there_is(String word) {
        assertThat(meaning(word, scene()))
                .isInstanceOfSatisfying(
                        Target.None.class,
                        none -> assertThat(none.refusal().text())
                                .startsWith("I planned nothing for `" + word + "`. No member has that address")
                                .doesNotContain("half an address"));
    }

    @Test
    void an_unstarted_member_is_named_by_its_address_and_never_by_its_empty_name() {
        assertThat(meaning("10.0.1.4", scene().unstarted(4))).isInstanceOf(Target.One.class);
    }

    @Test
    void a_word_that_could_be_an_option_is_no_target() {
        assertThatThrownBy(() -> new Target("--force")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Target("")).isInstanceOf(IllegalArgumentException.class);
    }
}
