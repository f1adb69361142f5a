package dev.quorate.chat.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.port.People;
import dev.quorate.core.rehearsal.SettableClock;
import dev.quorate.core.run.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class DirectoryTest {
    private static final String ALICE = "U024BE7LH";
    private static final String ROOM = "C024BE91L";
    private static final String TS = "1712345678.000100";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private FakeSlack slack;
    private Directory directory;

    @BeforeEach
    void start() throws InterruptedException {
        slack = FakeSlack.start(clock);
        slack.person(ALICE);
        slack.channel(ROOM, ALICE);
        directory = fresh();
    }

    @AfterEach
    void stop() {
        slack.close();
    }

    /// One shape of a user or a room, and whether they decide.
    private record Shape(String name, boolean allowed, Consumer<JsonObject> user, Consumer<JsonObject> room) {}

    @TestFactory
    Stream<DynamicTest> sixty_shapes_of_users_and_rooms() {
        var shapes = Stream.of(normal(), users(), rooms(), both())
                .flatMap(shape -> shape)
                .toList();
        assertThat(shapes).hasSizeGreaterThanOrEqualTo(60);
        return shapes.stream().map(shape -> DynamicTest.dynamicTest(shape.name(), () -> decides(shape)));
    }

    private void decides(Shape shape) {
        slack.person("U0FRESH01");
        slack.channel("C0FRESH01", "U0FRESH01");
        slack.changeUser("U0FRESH01", shape.user());
        slack.changeRoom("C0FRESH01", shape.room());
        clock.advance(Duration.ofMinutes(5));

        var doubt = directory.doubt(
                account("U0FRESH01"), Spot.thread("C0FRESH01", TS, "U0FRESH01").place());
        slack.changeUser("U0FRESH01", user -> List.copyOf(user.keySet()).forEach(user::remove));
        slack.changeUser("U0FRESH01", user -> set(user, "id", "U0FRESH01", "team_id", FakeSlack.TEAM));

        assertThat(doubt.isEmpty()).as("%s", doubt).isEqualTo(shape.allowed());
        doubt.ifPresent(refusal -> assertThat(List.of(refusal.what(), refusal.why(), refusal.instead()))
                .allMatch(sentence -> sentence.endsWith(".")));
    }

    private static Stream<Shape> normal() {
        return Stream.of(
                allowed("a full member", user -> {}),
                allowed("an administrator", user -> set(user, "is_admin", true)),
                allowed("an owner", user -> set(user, "is_owner", true)),
                allowed("the primary owner", user -> set(user, "is_primary_owner", true)),
                allowed("one without a second factor", user -> set(user, "has_2fa", false)),
                allowed("one that is away", user -> set(user, "presence", "away")),
                allowed("all false", user -> set(user, "is_bot", false, "is_restricted", false, "is_stranger", false)),
                new Shape("a private channel", true, user -> {}, room -> set(room, "is_private", true)),
                new Shape("the general channel", true, user -> {}, room -> set(room, "is_general", true)),
                new Shape("our own context", true, user -> {}, room -> set(room, "context_team_id", FakeSlack.TEAM)));
    }

    private static Stream<Shape> users() {
        return Stream.of(
                denied("deactivated", user -> set(user, "deleted", true)),
                denied("a guest", user -> set(user, "is_restricted", true)),
                denied("a guest of one channel", user -> set(user, "is_ultra_restricted", true)),
                denied("both kinds of guest", user -> set(user, "is_restricted", true, "is_ultra_restricted", true)),
                denied("a stranger", user -> set(user, "is_stranger", true)),
                denied("a bot", user -> set(user, "is_bot", true)),
                denied("an app user", user -> set(user, "is_app_user", true)),
                denied("a workflow bot", user -> set(user, "is_workflow_bot", true)),
                denied("a connector bot", user -> set(user, "is_connector_bot", true)),
                denied("another team", user -> set(user, "team_id", "T0OTHER")),
                denied("no team", user -> user.remove("team_id")),
                denied("an empty team", user -> set(user, "team_id", "")),
                denied(
                        "our team in lower case",
                        user -> set(user, "team_id", FakeSlack.TEAM.toLowerCase(java.util.Locale.ROOT))),
                denied("another enterprise", user -> set(user, "enterprise_id", "E0OTHER")),
                denied("an enterprise user of another", user -> enterprise(user, "E0OTHER")),
                denied("invited", user -> set(user, "is_invited_user", true)),
                denied("another id than asked", user -> set(user, "id", "U0OTHER01")),
                denied("no id", user -> user.remove("id")),
                denied("Slackbot's id", user -> set(user, "id", "USLACKBOT")),
                denied("an administrator, deactivated", user -> set(user, "is_admin", true, "deleted", true)),
                denied("an owner, guest", user -> set(user, "is_owner", true, "is_restricted", true)),
                denied("an owner of another team", user -> set(user, "is_owner", true, "team_id", "T0OTHER")),
                denied("a bot of another team", user -> set(user, "is_bot", true, "team_id", "T0OTHER")),
                denied("a deactivated guest", user -> set(user, "deleted", true, "is_restricted", true)));
    }

    private static Stream<Shape> rooms() {
        return Stream.of(
                closed("externally shared", room -> set(room, "is_ext_shared", true)),
                closed("about to be", room -> set(room, "is_pending_ext_shared", true)),
                closed("shared", room -> set(room, "is_shared", true)),
                closed("shared in the organization", room -> set(room, "is_org_shared", true)),
                closed("global", room -> set(room, "is_global_shared", true)),
                closed("default of the organization", room -> set(room, "is_org_default", true)),
                closed("invitations are open", room -> teams(room, "pending_shared", "T0OTHER")),
                closed("archived", room -> set(room, "is_archived", true)),
                closed("without the bot", room -> set(room, "is_member", false)),
                closed("unknown whether the bot is there", room -> room.remove("is_member")),
                closed("a direct message", room -> set(room, "is_im", true)),
                closed("a group message", room -> set(room, "is_mpim", true)),
                closed("another workspace's", room -> set(room, "context_team_id", "T0OTHER")),
                closed("another enterprise's", room -> set(room, "enterprise_id", "E0OTHER")),
                closed("another id than asked", room -> set(room, "id", "C0OTHER01")),
                closed("no id", room -> room.remove("id")),
                closed("archived and shared", room -> set(room, "is_archived", true, "is_shared", true)),
                closed("private and externally shared", room -> set(room, "is_private", true, "is_ext_shared", true)),
                closed("shared without the bot", room -> set(room, "is_shared", true, "is_member", false)));
    }

    private static Stream<Shape> both() {
        return Stream.of("deleted", "is_restricted", "is_stranger", "is_bot")
                .flatMap(user -> Stream.of("is_ext_shared", "is_archived")
                        .map(room -> new Shape(
                                user + " in " + room, false, of -> set(of, user, true), in -> set(in, room, true))));
    }

    @Test
    void what_is_known_is_asked_again_after_a_minute() {
        assertThat(doubt()).isEmpty();
        slack.changeUser(ALICE, user -> set(user, "deleted", true));
        clock.advance(Duration.ofSeconds(59));
        assertThat(doubt()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(doubt()).map(Refusal::why).contains("This Slack account is deactivated.");
    }

    @Test
    void an_account_that_changed_is_asked_again_at_once() {
        assertThat(doubt()).isEmpty();
        slack.changeUser(ALICE, user -> set(user, "deleted", true));
        directory.changed(ALICE);
        assertThat(doubt()).isPresent();
    }

    @Test
    void what_cannot_be_looked_up_is_in_doubt_and_the_failure_is_not_remembered() {
        for (var method : List.of("users.info", "conversations.info", "auth.test")) {
            directory = fresh();
            slack.faults().only(method);
            slack.faults().serverErrors(1);
            assertThat(doubt()).map(Refusal::why).get().asString().contains(method + " was answered 500");
            slack.faults().slowDown(1, 1);
            assertThat(doubt()).map(Refusal::why).get().asString().contains("429");
            // The HTTP client itself asks once more where a connection that it kept breaks.
            slack.faults().loseAnswers(9);
            assertThat(doubt()).map(Refusal::why).get().asString().contains("no answer");
            slack.faults().loseAnswers(0);
            assertThat(doubt()).isEmpty();
        }
        slack.faults().revoke(FakeSlack.BOT_TOKEN);
        directory = fresh();
        assertThat(doubt()).map(Refusal::why).get().asString().contains("invalid_auth");
    }

    @Test
    void strangers_to_slack_are_in_doubt() {
        var here = Spot.thread(ROOM, TS, ALICE).place();
        assertThat(directory.doubt(account("U0NOBODY1"), here)).isPresent();
        assertThat(directory.doubt(
                        account(ALICE), Spot.thread("C0NOWHERE", TS, ALICE).place()))
                .isPresent();
        assertThat(directory.doubt(new People.Account("unix", "alice"), here)).isPresent();
        assertThat(directory.doubt(account(ALICE), new Place("console:ops", "")))
                .isPresent();
    }

    private Optional<Refusal> doubt() {
        return directory.doubt(account(ALICE), Spot.thread(ROOM, TS, ALICE).place());
    }

    private Directory fresh() {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        return new Directory(Slack.getInstance(config), FakeSlack.BOT_TOKEN, clock);
    }

    private static People.Account account(String id) {
        return new People.Account("slack", id);
    }

    private static Shape allowed(String name, Consumer<JsonObject> user) {
        return new Shape(name, true, user, room -> {});
    }

    private static Shape denied(String name, Consumer<JsonObject> user) {
        return new Shape(name, false, user, room -> {});
    }

    private static Shape closed(String name, Consumer<JsonObject> room) {
        return new Shape("room: " + name, false, user -> {}, room);
    }

    private static void set(JsonObject in, Object... pairs) {
        for (var at = 0; at < pairs.length; at += 2) {
            if (pairs[at + 1] instanceof Boolean flag) {
                in.addProperty((String) pairs[at], flag);
            } else {
                in.addProperty((String) pairs[at], pairs[at + 1].toString());
            }
        }
    }

    private static void enterprise(JsonObject user, String id) {
        var enterprise = new JsonObject();
        enterprise.addProperty("enterprise_id", id);
        user.add("enterprise_user", enterprise);
    }

    private static void teams(JsonObject room, String name, String team) {
        var teams = new JsonArray();
        teams.add(team);
        room.add(name, teams);
    }
}
