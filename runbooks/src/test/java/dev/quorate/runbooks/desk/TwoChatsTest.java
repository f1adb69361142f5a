package dev.quorate.runbooks.desk;

import static dev.quorate.runbooks.stage.Townhouse.CONSOLE;
import static dev.quorate.runbooks.stage.Townhouse.DISCORD;
import static dev.quorate.runbooks.stage.Townhouse.ROOMS;
import static dev.quorate.runbooks.stage.Townhouse.SLACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunState;
import dev.quorate.runbooks.stage.Townhouse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One decision, several chats: a run is shown in one room of each and heeds words from any.
final class TwoChatsTest {
    static Stream<Arguments> pairs() {
        return ROOMS.stream()
                .flatMap(asked -> ROOMS.stream()
                        .filter(room -> !room.equals(asked))
                        .map(approved -> Arguments.of(asked, approved)));
    }

    @ParameterizedTest(name = "asked for in {0}, approved in {1}")
    @MethodSource("pairs")
    void a_run_is_told_alike_in_every_chat_from_its_card_to_its_end(String askedIn, String approvedIn) {
        try (var house = new Townhouse()) {
            var asked = house.asks(askedIn, "alice");
            house.says(approvedIn, "bob", "approve " + asked.plan());
            house.awaits(RunState.DONE);
            var here = house.told(asked.place());
            assertThat(states(here))
                    .startsWith(RunState.WAITING)
                    .contains(RunState.RUNNING)
                    .endsWith(RunState.DONE);
            assertThat(here).hasAtLeastOneElementOfType(Notice.StepChanged.class);
            assertThat(here).hasAtLeastOneElementOfType(Notice.HealthSeen.class);
            assertThat(here).hasAtLeastOneElementOfType(Notice.HostLines.class);
            ROOMS.stream()
                    .filter(room -> !room.equals(askedIn))
                    .forEach(room -> assertThat(house.told(mirrored(room))).isEqualTo(here));
            assertThat(house.record())
                    .filteredOn(RunEvent.Permitted.class::isInstance)
                    .hasSize(1);
        }
    }

    @Test
    void a_chat_shows_a_run_in_one_room_the_one_where_it_was_asked_for_or_its_first() {
        var rooms = List.of(SLACK, "slack:C2", DISCORD, "discord:2", CONSOLE, "console:dev");
        try (var house = new Townhouse(rooms, 1)) {
            var asked = house.asks("slack:C2", "alice");
            house.says("discord:2", "bob", "approve " + asked.plan());
            house.awaits(RunState.DONE);
            assertThat(house.places())
                    .filteredOn(place -> place.thread().isEmpty())
                    .containsExactlyInAnyOrder(mirrored(DISCORD), mirrored(CONSOLE));
            assertThat(house.told("slack")).extracting(told -> told.place()).containsOnly(asked.place());
        }
    }

    @Test
    void what_decides_nothing_is_answered_where_it_was_said_alone() {
        try (var house = new Townhouse()) {
            var asked = house.asks(SLACK, "alice");
            assertThat(house.reply(DISCORD, "bob", "approve 00000000").text()).contains("No open plan in this room");
            assertThat(house.reply(DISCORD, "bob", "abort").text()).contains("No run is under way");
            assertThat(house.reply(DISCORD, "bob", "recheck " + asked.plan())).isInstanceOf(Notice.Answered.class);
            assertThat(house.told("slack")).hasSize(1);
            assertThat(house.told("console")).hasSize(1);
            assertThat(house.told("discord")).hasSize(4);
        }
    }

    @Test
    void a_restart_with_other_rooms_moves_no_run_that_is_open() {
        try (var house = new Townhouse()) {
            var asked = house.asks(SLACK, "alice");
            house.diesAndReturns(List.of("discord:2", "console:dev", "slack:C2", DISCORD, CONSOLE, SLACK));
            assertThat(house.told(mirrored(DISCORD)))
                    .hasAtLeastOneElementOfType(Notice.RunChanged.class)
                    .isEqualTo(house.told(asked.place()));
            house.says(DISCORD, "bob", "approve " + asked.plan());
            house.awaits(RunState.DONE);
            assertThat(states(house.told(mirrored(DISCORD)))).endsWith(RunState.DONE);
            assertThat(house.told(mirrored(DISCORD))).isEqualTo(house.told(asked.place()));
            assertThat(house.told(mirrored(CONSOLE))).isEqualTo(house.told(asked.place()));
            assertThat(house.places()).extracting(Place::room).containsOnly(SLACK, DISCORD, CONSOLE);
        }
    }

    @Test
    void a_room_that_was_added_since_decides_too_though_the_run_is_not_shown_there() {
        try (var house = new Townhouse(List.of(SLACK, CONSOLE), 1)) {
            var asked = house.asks(SLACK, "alice");
            house.diesAndReturns(ROOMS);
            assertThat(house.reply(DISCORD, "bob", "approve " + asked.plan()).text())
                    .contains("counts");
            house.awaits(RunState.DONE);
            assertThat(house.told(mirrored(DISCORD))).isEmpty();
            assertThat(house.looks)
                    .containsExactly(
                            "discord looks at discord:bob in discord:1", "discord looks at discord:bob in discord:1");
        }
    }

    @Test
    void a_run_is_stopped_in_one_chat_resumed_in_another_and_each_word_is_told_in_all() {
        try (var house = new Townhouse()) {
            var asked = house.asks(SLACK, "alice");
            house.meddler.before("Fence", () -> {
                var said = house.says(DISCORD, "carol", "stop " + asked.plan());
                house.await("discord", told -> told.place().equals(said));
            });
            house.says(CONSOLE, "bob", "approve " + asked.plan());
            house.awaits(RunState.STOPPED);
            house.says(CONSOLE, "carol", "resume");
            house.awaits(RunState.DONE);
            assertThat(ROOMS)
                    .allSatisfy(room -> assertThat(house.told(room.equals(SLACK) ? asked.place() : mirrored(room)))
                            .extracting(Notice::text)
                            .anyMatch(text -> text.contains("carol asked to stop"))
                            .anyMatch(text -> text.contains("carol resumed it")));
        }
    }

    @Test
    void a_plan_is_withdrawn_by_its_asker_and_denied_by_others_from_any_chat() {
        try (var house = new Townhouse()) {
            var asked = house.asks(SLACK, "alice");
            house.says(DISCORD, "alice", "withdraw " + asked.plan());
            house.awaits(RunState.DENIED);
            assertThat(states(house.told(asked.place()))).containsExactly(RunState.WAITING, RunState.DENIED);
            house.clock.advance(Duration.ofSeconds(1));
            var again = house.asks(DISCORD, "alice");
            house.says(CONSOLE, "bob", "deny " + again.plan() + " because not now");
            house.await(
                    "slack",
                    told -> told.notice().text().contains("denied: bob denied it: not now")
                            && told.place().equals(mirrored(SLACK)));
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
