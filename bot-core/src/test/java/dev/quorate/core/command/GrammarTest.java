package dev.quorate.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Runbook;
import dev.quorate.core.plan.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What typed words mean. The runbooks of this spec plan nothing; only their phrases are read.
class GrammarTest {
    private record Named(String name, Phrase phrase, String summary) implements Runbook {
        @Override
        public Planned plan(Ask ask, ClusterState seen) {
            throw new AssertionError("the grammar plans nothing");
        }
    }

    static Grammar grammar() {
        return new Grammar(List.of(
                new Named("replace-member", Phrase.of("replace member X:MEMBER"), "replace a failed member"),
                new Named(
                        "move-member", Phrase.of("move member X:MEMBER to ADDRESS:ADDRESS"), "move it to a new host")));
    }

    static Heard parse(String line) {
        return grammar().parse(line);
    }

    private static Heard.Wanted replace(String word, Optional<String> reason, boolean preview) {
        return new Heard.Wanted(
                "replace-member", Optional.empty(), Map.of("X", new Ask.ForMember(new Target(word))), reason, preview);
    }

    /// Each line of help with something in its slots; an optional slot once filled and once not.
    static Stream<String> phrases() {
        return grammar()
                .help("")
                .lines()
                .filter(line -> line.contains("  "))
                .map(line -> line.substring(0, line.indexOf("  ")))
                .flatMap(usage -> Stream.of(usage, usage.replaceAll(" ?\\[[A-Z]+]", "")))
                .distinct()
                .map(usage -> usage.replace("preview COMMAND", "preview replace member X")
                        .replace("[COMMAND]", "approve")
                        .replace("[RUN]", "7f3a91c2")
                        .replace("[PLAN]", "7f3a91c2")
                        .replace("REASON", "I say so")
                        .replace("PLAN", "7f3a91c2")
                        .replace("ADDRESS", "10.0.1.9")
                        .replace("X", "10.0.1.2"));
    }

    @ParameterizedTest(name = "`{0}` is understood, as help promises")
    @MethodSource("phrases")
    void every_phrase_of_help_parses(String line) {
        assertThat(parse(line)).isNotInstanceOf(Heard.NotUnderstood.class);
        assertThat(parse("  " + line.replace(" ", " \t ") + "  "))
                .as("with blanks")
                .isEqualTo(parse(line.replace("I say so", "I \t say \t so")));
    }

    @Test
    void help_shows_all_sixteen_commands_and_help_for_one_shows_that_one() {
        assertThat(phrases()
                        .map(line -> line.substring(0, line.indexOf(' ') < 0 ? line.length() : line.indexOf(' ')))
                        .distinct())
                .containsExactlyInAnyOrder(
                        "replace",
                        "move",
                        "preview",
                        "approve",
                        "deny",
                        "withdraw",
                        "recheck",
                        "stop",
                        "resume",
                        "retry",
                        "abort",
                        "health",
                        "members",
                        "status",
                        "brief",
                        "clusters",
                        "whoami",
                        "help");
        assertThat(grammar().help("approve").lines())
                .containsExactly("approve PLAN  say yes to a plan that somebody else asked for");
        assertThat(grammar().help("aprove")).isEqualTo("There is no command `aprove`. Did you mean `approve PLAN`?");
    }

    @ParameterizedTest(name = "`{0}`")
    @ValueSource(
            strings = {
                "replace member 10.0.1.2",
                "REPLACE MEMBER 10.0.1.2",
                "Replace  member\t10.0.1.2  ",
                "  rePlace member   10.0.1.2"
            })
    void case_and_blanks_do_not_matter(String line) {
        assertThat(parse(line)).isEqualTo(replace("10.0.1.2", Optional.empty(), false));
    }

    @Test
    void the_case_of_a_name_is_kept() {
        assertThat(parse("replace member Node2")).isEqualTo(replace("Node2", Optional.empty(), false));
    }

    @ParameterizedTest(name = "because `{0}`")
    @ValueSource(
            strings = {
                "its disk died", "It  DIED,  twice", "of `rm -rf /`; $(reboot)", "on prod-eu it is slow",
                "the disk died because it was old", "\u00c4rger \ud83d\udd25", "-x", "x\u0130\u0130\u0130y"
            })
    void a_reason_keeps_its_text(String reason) {
        assertThat(parse("replace member node2 because " + reason))
                .isEqualTo(replace("node2", Optional.of(reason), false));
        assertThat(parse("deny 7F3A BECAUSE   " + reason + " ")).isEqualTo(new Heard.Deny("7f3a", reason));
    }

    /// `\u0130` is two characters long in lower case.
    @ParameterizedTest(name = "`{0}`")
    @ValueSource(
            strings = {
                "\u0130\u0130\u0130\u0130\u0130\u0130\u0130\u0130\u0130 because",
                "a\u0130 because b",
                "health \u0130 because"
            })
    void letters_that_grow_in_lower_case_do_not_break_the_search_for_because(String line) {
        assertThat(parse(line)).isInstanceOf(Heard.NotUnderstood.class);
    }

    @Test
    void because_within_a_word_or_in_front_of_all_is_no_clause() {
        assertThat(parse("replace member because1")).isEqualTo(replace("because1", Optional.empty(), false));
        assertThat(parse("because I can")).isInstanceOf(Heard.NotUnderstood.class);
        assertThat(parse("replace member node2 because")).isEqualTo(replace("node2", Optional.empty(), false));
    }

    @Test
    void a_long_reason_is_not_cut_in_the_middle_of_a_character() {
        for (var padding = 1_950; padding < 2_010; padding++) {
            var line = "deny 7f3a because " + "x".repeat(padding) + "\ud83d\udd25\ud83d\udd25";
            assertThat(parse(line))
                    .isInstanceOfSatisfying(
                            Heard.Deny.class,
                            deny -> assertThat(deny.reason())
                                    .matches(reason -> reason.equals(new String(
                                            reason.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                                            java.nio.charset.StandardCharsets.UTF_8))));
        }
    }

    @Test
    void on_cluster_says_which_one_wherever_it_fits() {
        var name = Optional.of(new ClusterName("prod-eu"));
        assertThat(parse("health on prod-eu")).isEqualTo(new Heard.Question(Heard.Kind.HEALTH, name, ""));
        assertThat(parse("stop ON prod-eu")).isEqualTo(new Heard.Control(Heard.Order.STOP, Optional.empty(), name));
        assertThat(parse("approve 7f3a on prod-eu because yes"))
                .isEqualTo(new Heard.Approve("7f3a", Optional.of("yes"), name));
        assertThat(parse("preview replace member node2 on prod-eu"))
                .isEqualTo(new Heard.Wanted(
                        "replace-member",
                        name,
                        Map.of("X", new Ask.ForMember(new Target("node2"))),
                        Optional.empty(),
                        true));
    }

    @Test
    void a_phrase_with_two_slots_and_a_word_between_them_fills_both() {
        assertThat(parse("move member node2 TO 10.0.1.9"))
                .isEqualTo(new Heard.Wanted(
                        "move-member",
                        Optional.empty(),
                        Map.of(
                                "X", new Ask.ForMember(new Target("node2")),
                                "ADDRESS", new Ask.ForAddress(new Address("10.0.1.9"))),
                        Optional.empty(),
                        false));
    }

    @ParameterizedTest(name = "`{0}`: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        replace member              | is not complete
        replace member a b          | more behind `replace member`
        move member node2           | is not complete
        move member node2 on 10.1   | is not complete
        preview                     | nothing to preview
        preview health              | can be previewed
        approve                     | is not complete
        approve 7f3                 | at least 4
        approve xyz123              | not the beginning of a plan's digest
        approve 7f3a now            | more behind `approve`
        deny 7f3a                   | A denial needs a reason
        deny 7f3a because           | A denial needs a reason
        stop 7f3a now               | more behind `stop`
        stop now                    | not the beginning of a plan
        health node2                | more behind `health`
        status a b                  | more behind `status`
        replace member -oProxy      | Only letters, digits
        replace member a;reboot     | Only letters, digits
        replace member $(id)        | Only letters, digits
        health on -x                | Only letters, digits
        replace member 10.0.1.2/24  | Only letters, digits
        """)
    void a_line_that_is_almost_right_is_told_what_to_say(String line, String words) {
        assertThat(parse(line)).isInstanceOfSatisfying(Heard.NotUnderstood.class, no -> {
            assertThat(no.refusal().text()).contains(words);
            assertThat(no.refusal().instead()).matches(".*[.?]");
        });
    }

    @ParameterizedTest(name = "`{0}` suggests `{1}`")
    @CsvSource({
        "replce member node2, replace member X",
        "replace membr node2, replace member X",
        "replcae member node2, replace member X",
        "repalce member node2, replace member X",
        "replace node2, replace member X",
        "replace members node2, replace member X",
        "relpace member node2, replace member X",
        "move membr node2, move member X to ADDRESS",
        "mvoe member node2 to x, move member X to ADDRESS",
        "aprove 7f3a, approve PLAN",
        "approv 7f3a, approve PLAN",
        "apporve 7f3a, approve PLAN",
        "aprrove 7f3a, approve PLAN",
        "appove 7f3a, approve PLAN",
        "approved 7f3a, approve PLAN",
        "denny 7f3a, deny PLAN because REASON",
        "dney 7f3a, deny PLAN because REASON",
        "withdrow 7f3a, withdraw PLAN",
        "withdra 7f3a, withdraw PLAN",
        "stpo, stop [PLAN]",
        "stopp, stop [PLAN]",
        "resum, resume [PLAN]",
        "rety, retry [PLAN]",
        "abrot, abort [PLAN]",
        "helth, health",
        "heatlh, health",
        "member, members",
        "statsu, status [RUN]",
        "stauts, status [RUN]",
        "cluster, clusters",
        "whoam, whoami",
        "hlep, help [COMMAND]",
        "previw replace member x, preview COMMAND"
    })
    void a_near_miss_suggests_the_right_command(String typo, String usage) {
        assertThat(parse(typo))
                .isInstanceOfSatisfying(
                        Heard.NotUnderstood.class,
                        no -> assertThat(no.refusal().instead()).isEqualTo("Did you mean `" + usage + "`?"));
    }

    @ParameterizedTest(name = "`{0}`")
    @ValueSource(strings = {"good morning", "xyzzy", "sudo reboot", "11", "the cluster is slow today"})
    void a_far_miss_points_at_help_and_guesses_nothing(String line) {
        assertThat(parse(line))
                .isInstanceOfSatisfying(
                        Heard.NotUnderstood.class,
                        no -> assertThat(no.refusal().instead()).isEqualTo("Say `help` for what I understand."));
    }

    @Test
    void completion_offers_whole_commands_that_begin_so() {
        assertThat(grammar().complete("re")).containsExactly("recheck", "replace member", "resume", "retry");
        assertThat(grammar().complete("REPLACE  mem")).containsExactly("replace member");
        assertThat(grammar().complete("x")).isEmpty();
    }
}
