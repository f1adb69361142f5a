package dev.quorate.runbooks.desk;

import static dev.quorate.runbooks.stage.Townhouse.CONSOLE;
import static dev.quorate.runbooks.stage.Townhouse.DISCORD;
import static dev.quorate.runbooks.stage.Townhouse.ROOMS;
import static dev.quorate.runbooks.stage.Townhouse.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.notice.Notice.Audience;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.Townhouse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Who decides on a run that several chats show is a person, looked up where their account is.
final class OnePersonInTwoChatsTest {
    private static final Refusal GONE =
            new Refusal("The vote does not count.", "The account is closed.", "Ask another.");

    @Test
    void whoever_asks_in_one_chat_does_not_approve_in_another_and_each_room_is_told_once() {
        try (var house = new Townhouse()) {
            var asked = house.asks(SLACK, "alice");
            var said = house.says(DISCORD, "alice", "approve " + asked.plan());
            house.await("discord", told -> told.place().equals(said));
            assertThat(house.record()).last().isInstanceOfSatisfying(RunEvent.VoteRefused.class, refused -> {
                assertThat(refused.person()).isEqualTo("alice");
                assertThat(refused.account()).isEqualTo("discord:alice");
                assertThat(refused.refusal().why()).contains("whoever asks never approves");
            });
            assertThat(house.record()).hasSize(2);
            assertThat(List.of(asked.place(), mirrored(DISCORD), mirrored(CONSOLE)))
                    .allSatisfy(place -> assertThat(house.told(place))
                            .hasSize(2)
                            .last()
                            .isInstanceOfSatisfying(
                                    Notice.VoteCast.class,
                                    vote -> assertThat(vote.counted()).isFalse()));
            assertThat(house.told(said))
                    .singleElement()
                    .extracting(Notice::audience)
                    .isEqualTo(Audience.ASKER);
            assertThat(house.places()).hasSize(4);
            assertThat(house.cluster.acts()).isEmpty();
        }
    }

    @Test
    void a_person_who_approves_in_two_chats_has_approved_once() {
        try (var house = new Townhouse(ROOMS, 2)) {
            var asked = house.asks(CONSOLE, "alice");
            assertThat(house.reply(SLACK, "bob", "approve " + asked.plan()).text())
                    .contains("counts");
            assertThat(house.reply(DISCORD, "bob", "approve " + asked.plan()).text())
                    .contains("bob has voted already.");
            assertThat(house.record()).noneMatch(RunEvent.Permitted.class::isInstance);
            house.says(DISCORD, "carol", "approve " + asked.plan());
            house.awaits(RunState.DONE);
            assertThat(house.record()).contains(new RunEvent.Permitted(List.of("bob", "carol")));
        }
    }

    @Test
    void an_approver_is_looked_up_in_the_chat_of_their_account_at_the_vote_and_at_the_gate() {
        try (var house = new Townhouse()) {
            var asked = house.asks(SLACK, "alice");
            house.says(DISCORD, "bob", "approve " + asked.plan());
            house.awaits(RunState.DONE);
            assertThat(house.looks)
                    .containsExactly(
                            "discord looks at discord:bob in discord:1", "discord looks at discord:bob in discord:1");
        }
    }

    @Test
    void an_account_that_its_own_chat_has_closed_voids_the_run_in_all_of_them() {
        try (var house = new Townhouse()) {
            house.doubts =
                    look -> look.startsWith("discord") && house.looks.size() > 1 ? Optional.of(GONE) : Optional.empty();
            var asked = house.asks(SLACK, "alice");
            house.says(DISCORD, "bob", "approve " + asked.plan());
            house.awaits(RunState.VOID);
            assertThat(states(house.told(asked.place()))).endsWith(RunState.VOID);
            assertThat(states(house.told(mirrored(DISCORD)))).endsWith(RunState.VOID);
            assertThat(house.cluster.acts()).isEmpty();
        }
    }

    @Test
    void with_slack_down_it_is_decided_and_watched_elsewhere_and_slack_has_its_letters_when_it_is_back() {
        try (var house = new Townhouse()) {
            var asked = house.asks(SLACK, "alice");
            house.broken = Set.of("slack");
            house.doubts = look -> {
                throw new IllegalStateException("nobody answers for " + look);
            };
            assertThat(house.reply(SLACK, "bob", "approve " + asked.plan()).text())
                    .contains("cannot be looked up");
            house.says(CONSOLE, "bob", "approve " + asked.plan());
            house.awaits(RunState.DONE);
            assertThat(house.told(mirrored(CONSOLE))).isEqualTo(house.told(asked.place()));
            assertThat(house.told(mirrored(DISCORD))).isEqualTo(house.told(asked.place()));
        }
    }

    @Test
    void a_chat_that_takes_long_to_look_somebody_up_holds_up_nobody_in_another() throws Exception {
        try (var house = new Townhouse()) {
            var asked = house.asks(SLACK, "alice");
            var isAsked = new CountDownLatch(1);
            var answer = new CountDownLatch(1);
            house.doubts = look -> {
                if (look.startsWith("slack")) {
                    isAsked.countDown();
                    answer.await();
                }
                return Optional.empty();
            };
            var slow = house.says(SLACK, "carol", "approve " + asked.plan());
            isAsked.await();
            house.says(DISCORD, "bob", "approve " + asked.plan());
            house.awaits(RunState.DONE);
            answer.countDown();
            assertThat(house.await("slack", told -> told.place().equals(slow))
                            .notice()
                            .text())
                    .contains("Nothing was decided.");
        }
    }

    private static Place mirrored(String room) {
        return new Place(room, "");
    }

    private static List<RunState> states(List<Notice> told) {
        return told.stream()
                .filter(Notice.CardShown.class::isInstance)
                .map(notice -> ((Notice.CardShown) notice).card().state())
                .toList();
    }
}
