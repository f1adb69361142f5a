package dev.quorate.chat.discord.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.command.Grammar;
import dev.quorate.core.command.Offer;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Runbook;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandGroupData;
import org.junit.jupiter.api.Test;

/// The grammar within the limits that Discord has for commands; JDA throws on what is beyond them.
final class CommandTreeTest {
    private record Named(String name, Phrase phrase, String summary) implements Runbook {
        @Override
        public Planned plan(Ask ask, ClusterState seen) {
            throw new AssertionError("nothing is planned here");
        }
    }

    @Test
    void each_command_is_a_subcommand_of_one_word_with_its_options() {
        var tree = new CommandTree(Listener.grammar().offers());
        var data = tree.data();
        assertThat(data.getName()).isEqualTo("quorate");
        assertThat(data.getSubcommands())
                .extracting(SubcommandData::getName)
                .contains("replace-member", "recover-cluster-from", "approve", "deny", "health", "help")
                .hasSize(Listener.grammar().offers().size());
        assertThat(data.getSubcommandGroups()).isEmpty();
        var replace = data.getSubcommands().getFirst();
        assertThat(replace.getOptions())
                .extracting(option ->
                        option.getName() + (option.isRequired() ? "!" : "") + (option.isAutoComplete() ? "?" : ""))
                .containsExactly("member!?", "cluster?", "reason");
        assertThat(tree.find("quorate replace-member")).map(Offer::head).contains("replace member");
        assertThat(tree.find("quorate replace")).isEmpty();
    }

    @Test
    void more_commands_than_discord_has_room_for_are_grouped_by_their_first_word() {
        var tree = new CommandTree(grammar(30, "replace", "add", "move").offers());
        var data = tree.data();
        assertThat(data.getSubcommandGroups())
                .extracting(SubcommandGroupData::getName)
                .containsExactlyInAnyOrder("replace", "add", "move");
        assertThat(data.getSubcommands()).extracting(SubcommandData::getName).contains("approve", "health");
        assertThat(tree.find("quorate add thing-1")).map(Offer::head).contains("add thing 1");
    }

    @Test
    void what_has_no_room_in_groups_either_is_refused_when_the_bot_starts() {
        assertThatThrownBy(() -> new CommandTree(grammar(40, "replace").offers()).data())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_wordysummary_is_cut_to_what_discord_shows() {
        var wordy = new Named("x", Phrase.of("replace member X:MEMBER"), "very ".repeat(40) + "long");
        var data = new CommandTree(new Grammar(List.of(wordy)).offers()).data();
        assertThat(data.getSubcommands().getFirst().getDescription())
                .hasSizeLessThanOrEqualTo(100)
                .endsWith("[cut]");
    }

    private static Grammar grammar(int count, String... verbs) {
        Stream<Runbook> runbooks = IntStream.range(0, count)
                .mapToObj(number -> new Named(
                        "r" + number,
                        Phrase.of(verbs[number % verbs.length] + " thing " + number + " X:MEMBER"),
                        "number " + number));
        return new Grammar(runbooks.toList());
    }
}
