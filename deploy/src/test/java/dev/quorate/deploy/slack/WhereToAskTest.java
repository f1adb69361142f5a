package dev.quorate.deploy.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.core.run.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered where: in a direct message, in a channel without a cluster, and to people whom the
/// configuration does not know.
final class WhereToAskTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Stage stage;

    @BeforeEach
    void open() throws InterruptedException {
        stage = Stage.opened();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        health on alpha  | 3 voters, 2 healthy, quorum 2
        members on alpha | 10.0.1.2
        status           | Nothing is open
        brief            | Nothing is open
        clusters         | alpha: http://10.0.1.1:2379
        whoami           | slack:U0ALICE01 is alice, of etcd-oncall
        help             | approve PLAN
        help replace     | replace member
        preview replace member 10.0.1.2 on alpha | nobody is asked
        """)
    void questions_are_answered_in_a_direct_message(String question, String answer) {
        assertThat(answered(Cast.ALICE, question)).contains(answer);
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace member 10.0.1.2 on alpha because its disk died",
                "approve 7f3a91c2",
                "deny 7f3a91c2 because no",
                "withdraw 7f3a91c2",
                "recheck 7f3a91c2",
                "stop",
                "retry 7f3a91c2",
                "abort on alpha"
            })
    void what_others_have_to_see_is_sent_to_the_room_of_the_cluster(String word) {
        assertThat(answered(Cast.ALICE, word))
                .contains("Between the two of us I only answer questions", "Go to the cluster's room:")
                .contains("alpha in slack:" + Stage.OPS, "gamma in slack:" + Stage.LAB);
        assertNothingHappened();
    }

    @Test
    void with_several_clusters_a_direct_message_says_which_there_are() {
        assertThat(answered(Cast.ALICE, "health")).contains("Say which with on CLUSTER", "alpha", "gamma");
    }

    @Test
    void a_plan_that_waits_can_be_neither_approved_nor_denied_in_a_direct_message() {
        var plan = stage.asked(Cast.ALICE, "alpha", Stage.OPS);
        for (var word : List.of("approve " + plan.brief(), "deny " + plan.digest() + " because no")) {
            assertThat(answered(Cast.BOB, word)).contains("Between the two of us");
        }
        assertThat(stage.scene().events(plan)).hasOnlyElementsOfType(RunEvent.Proposed.class);
        assertThat(answered(Cast.BOB, "status")).contains(plan.brief(), "waiting");
    }

    @Test
    void a_channel_without_a_cluster_says_so_and_what_to_do() {
        for (var word : List.of("health", "replace member 10.0.1.2")) {
            stage.slack().person(Cast.ALICE.id()).mentions(Stage.UNBOUND, word);
            assertThat(heard(Cast.ALICE, Stage.UNBOUND))
                    .contains("No cluster is bound to this room", "slack:" + Stage.UNBOUND, "rooms");
        }
        assertNothingHappened();
    }

    @Test
    void somebody_unknown_learns_in_a_room_who_has_to_add_what() {
        stage.slack().person(Cast.NOBODY.id()).mentions(Stage.OPS, "replace member 10.0.1.2 on alpha because I say so");
        assertThat(heard(Cast.NOBODY, Stage.OPS))
                .contains("I do not know who slack:" + Cast.NOBODY.id(), "slack: " + Cast.NOBODY.id(), "people");
        assertNothingHappened();
    }

    @Test
    void somebody_unknown_learns_nothing_of_a_cluster_in_a_direct_message() {
        assertThat(answered(Cast.NOBODY, "health on alpha"))
                .contains("I do not know who")
                .doesNotContain("10.0.1.");
        assertThat(answered(Cast.NOBODY, "help")).contains("approve PLAN");
    }

    /// Of another workspace, through Slack Connect.
    @Test
    void people_of_another_workspace_are_told_once_that_nothing_is_decided_with_them() {
        stage.spoil();
        for (var time = 0; time < 3; time++) {
            stage.slack().person(Cast.FOREIGNER.id()).mentions(Stage.SHARED, "replace member 10.0.1.2 on delta");
        }
        stage.settle();
        assertThat(heard(Cast.FOREIGNER, Stage.SHARED)).contains("This Slack account belongs to another workspace.");
        assertThat(whispers(Cast.FOREIGNER, Stage.SHARED)).hasSize(1);
        assertNothingHappened();
    }

    @Test
    void our_own_people_are_told_why_a_channel_that_others_read_does_nothing() {
        stage.spoil();
        stage.slack().person(Cast.ALICE.id()).mentions(Stage.SHARED, "replace member 10.0.1.2 on delta");
        assertThat(heard(Cast.ALICE, Stage.SHARED))
                .contains("This channel is shared with another organization", "a channel of this workspace alone");
        assertNothingHappened();
    }

    /// Says it to the bot alone; everything that the bot has answered there since.
    private String answered(Cast who, String words) {
        var person = stage.slack().person(who.id());
        var before = said(who, person.directChannel());
        person.writesDirectly(words);
        Waiting.until(
                "an answer to " + words,
                PATIENCE,
                () -> said(who, person.directChannel()).size() > before.size());
        stage.settle();
        var since = new ArrayList<>(said(who, person.directChannel()));
        before.forEach(since::remove);
        return String.join("\n", since);
    }

    /// The first thing that this one can read there of the bot.
    private String heard(Cast who, String channel) {
        Waiting.until("a word to " + who, PATIENCE, () -> !said(who, channel).isEmpty());
        return String.join("\n", said(who, channel));
    }

    private List<String> said(Cast who, String channel) {
        if (stage.slack().rooms().stream().noneMatch(channel::equals)) {
            return List.of();
        }
        var posted = stage.slack().messages(channel).stream()
                .filter(message -> message.has("bot_id"))
                .map(message -> stage.slack().reads(message));
        return Stream.concat(posted, whispers(who, channel).stream()).toList();
    }

    private List<String> whispers(Cast who, String channel) {
        return stage.slack().whispers(channel).stream()
                .filter(whisper -> whisper.get("user").getAsString().equals(who.id()))
                .map(whisper -> stage.slack().reads(whisper))
                .toList();
    }

    private void assertNothingHappened() {
        assertThat(stage.scene().acts()).isEmpty();
        assertThat(stage.scene().runs()).isEmpty();
        assertThat(stage.slack().violations()).isEmpty();
    }
}
