package dev.quorate.core.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.ClusterName;
import dev.quorate.core.plan.Ask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever people, bots or attackers type: an answer, in time, and no value that could become an option, a
/// path or a second word. Another seed: `-Dquorate.seed=N`.
class AnyLineTest {
    private static final long SEED = Long.getLong("quorate.seed", 20_261_122L);
    private static final int LINES = 10_000;
    private static final String ODD =
            "-;&|$`'\"\\/(){}<>*?!#~%^=+,@\n\r\t\0\u0130\u0131\u212a\u017f\u202e\u200b\u2028\ud83d\udd25\udc00\u0661";

    private final Random random = new Random(SEED);

    @Test
    void ten_thousand_lines_never_throw_take_less_than_half_a_millisecond_each_and_yield_only_harmless_values() {
        var grammar = GrammarTest.grammar();
        var lines = lines();
        var understood = 0;
        var took = 0L;
        for (var line : lines) {
            var began = System.nanoTime();
            var heard = parse(grammar, line);
            took += System.nanoTime() - began;
            understood += heard instanceof Heard.NotUnderstood ? 0 : 1;
            assertThat(values(heard)).as("seed %s, line [%s]", SEED, line).allMatch(AnyLineTest::isHarmless);
        }
        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(5));
        assertThat(understood)
                .as("lines that were understood, or this spec could not fail")
                .isGreaterThan(500);
    }

    private static Heard parse(Grammar grammar, String line) {
        try {
            return grammar.parse(line);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + SEED + ", line [" + line + "]", e);
        }
    }

    /// By hand and not with the product's own test of the charset.
    private static boolean isHarmless(String value) {
        return !value.isEmpty()
                && value.charAt(0) != '-'
                && value.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '.'
                                || c == '_'
                                || c == ':'
                                || c == '-');
    }

    private static Stream<String> values(Heard heard) {
        return switch (heard) {
            case Heard.Question(_, var cluster, var word) ->
                Stream.concat(
                        cluster.stream().map(ClusterName::value),
                        word.isEmpty() ? Stream.of() : Stream.of(word.split(" ", -1)));
            case Heard.Wanted wanted ->
                Stream.concat(
                        wanted.cluster().stream().map(ClusterName::value),
                        wanted.slots().values().stream().map(AnyLineTest::word));
            case Heard.Approve approve ->
                Stream.concat(
                        Stream.of(approve.plan()), approve.cluster().stream().map(ClusterName::value));
            case Heard.Deny deny -> Stream.of(deny.plan());
            case Heard.Withdraw withdraw -> Stream.of(withdraw.plan());
            case Heard.Recheck(var plan) -> Stream.of(plan);
            case Heard.Control control ->
                Stream.concat(
                        control.plan().stream(), control.cluster().stream().map(ClusterName::value));
            case Heard.NotUnderstood _ -> Stream.of();
        };
    }

    private static String word(Ask.Argument argument) {
        return switch (argument) {
            case Ask.ForMember(var target) -> target.word();
            case Ask.ForAddress(var address) -> address.value();
            case Ask.ForName(var name) -> name;
            case Ask.ForMembers(var targets) ->
                targets.stream().map(dev.quorate.core.plan.Target::word).collect(java.util.stream.Collectors.joining());
        };
    }

    private List<String> lines() {
        var seeds = GrammarTest.phrases().toList();
        var lines = new ArrayList<String>();
        for (var i = 0; i < LINES; i++) {
            var line = switch (random.nextInt(4)) {
                case 0 -> noise();
                case 1 -> seeds.get(random.nextInt(seeds.size())) + " on " + noise();
                default -> mutated(seeds.get(random.nextInt(seeds.size())));
            };
            lines.add(line);
        }
        return lines;
    }

    private String noise() {
        var text = new StringBuilder();
        var length = random.nextInt(random.nextInt(50) == 0 ? 5_000 : 40);
        for (var i = 0; i < length; i++) {
            text.append(letter());
        }
        return text.toString();
    }

    private char letter() {
        return switch (random.nextInt(3)) {
            case 0 -> ODD.charAt(random.nextInt(ODD.length()));
            case 1 -> (char) random.nextInt(0x10000);
            default -> (char) (' ' + random.nextInt(95));
        };
    }

    private String mutated(String line) {
        var text = new StringBuilder(line);
        for (var i = random.nextInt(4); i > 0 && !text.isEmpty(); i--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.insert(at, letter());
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setCharAt(at, letter());
                default -> text.insert(at, text.substring(at));
            }
        }
        return text.toString();
    }
}
