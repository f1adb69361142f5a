package dev.quorate.runbooks.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.Notice.Audience;
import dev.quorate.core.port.Incoming.Manner;
import dev.quorate.runbooks.stage.Mailroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is answered, where, and for whom.
final class MannersTest {
    @Test
    void people_who_talk_among_themselves_are_not_interrupted_but_a_command_is_answered() throws Exception {
        try (var room = new Mailroom()) {
            room.hears(room.said("alice", "I think the disk is gone", Manner.OVERHEARD));
            room.hears(room.said("alice", "ok, thanks!", Manner.OVERHEARD));
            assertThat(room.left()).isEmpty();
            assertThat(room.texts()).isEmpty();
            assertThat(room.reply("alice", "status", Manner.OVERHEARD).text()).startsWith("Nothing is open");
        }
    }

    @Test
    void a_mistyped_command_gets_its_refusal_also_when_it_is_overheard() throws Exception {
        try (var room = new Mailroom()) {
            assertThat(room.reply("alice", "stop it at once", Manner.OVERHEARD).text())
                    .contains("There is more behind `stop`");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "health",
                "members",
                "status",
                "whoami",
                "clusters",
                "brief",
                "preview replace member 10.0.1.2"
            })
    void questions_are_answered_in_private_over_all_clusters_of_the_chat(String question) throws Exception {
        try (var room = new Mailroom()) {
            assertThat(room.reply("alice", question, Manner.PRIVATE)).isNotInstanceOf(Notice.Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace member 10.0.1.2",
                "approve 7f3a",
                "deny 7f3a because no",
                "withdraw 7f3a",
                "stop",
                "abort 7f3a"
            })
    void nothing_is_asked_for_decided_or_ordered_in_private(String word) throws Exception {
        try (var room = new Mailroom()) {
            assertThat(room.reply("alice", word, Manner.PRIVATE).text())
                    .contains("Go to the cluster's room: prod-eu in slack:C1.");
            assertThat(room.journal.runs()).isEmpty();
        }
    }

    @Test
    void a_stranger_learns_in_private_only_who_they_are_not_and_what_there_is() throws Exception {
        try (var room = new Mailroom()) {
            assertThat(room.reply("mallory", "health", Manner.PRIVATE).text())
                    .contains("I do not know who slack:mallory is");
            assertThat(room.reply("mallory", "open sesame", Manner.PRIVATE).text())
                    .contains("I do not know who");
            assertThat(room.reply("mallory", "help", Manner.PRIVATE).text()).contains("approve PLAN");
            assertThat(room.reply("mallory", "whoami", Manner.PRIVATE).text()).contains("I do not know who");
        }
    }

    @Test
    void what_only_the_asker_needs_is_for_the_asker_alone() throws Exception {
        try (var room = new Mailroom()) {
            assertThat(room.reply("alice", "help").audience()).isEqualTo(Audience.ASKER);
            assertThat(room.reply("alice", "whoami").audience()).isEqualTo(Audience.ASKER);
            assertThat(room.reply("alice", "open sesame").audience()).isEqualTo(Audience.ASKER);
            assertThat(room.reply("mallory", "replace member 10.0.1.2").audience())
                    .isEqualTo(Audience.ASKER);
            assertThat(room.reply("alice", "status").audience()).isEqualTo(Audience.ROOM);
            assertThat(room.reply("alice", "stop").audience()).isEqualTo(Audience.ROOM);
            var plan = room.plan();
            assertThat(room.reply("alice", "approve " + plan).audience()).isEqualTo(Audience.ASKER);
            assertThat(room.reply("bob", "approve " + plan)).isInstanceOfSatisfying(Notice.VoteCast.class, vote -> {
                assertThat(vote.counted()).isTrue();
                assertThat(vote.audience()).isEqualTo(Audience.ASKER);
            });
        }
    }
}
