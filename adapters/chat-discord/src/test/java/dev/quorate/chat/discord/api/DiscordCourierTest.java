package dev.quorate.chat.discord.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.chat.discord.fake.Permission;
import dev.quorate.core.mail.Courier.Ours;
import dev.quorate.core.mail.Courier.Post;
import dev.quorate.core.mail.Courier.Upload;
import dev.quorate.core.mail.Key;
import dev.quorate.core.mail.Outcome;
import dev.quorate.core.rehearsal.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DiscordCourierTest {
    private static final String ROOM = "1100000000000000001";
    private static final String ANN = "1000000000000000001";
    private static final String POST = "POST channels/{channel}/messages";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private final Instant begun = clock.now();
    private final Tokens tokens = new Tokens(clock);
    private long letter = 811;
    private FakeDiscord discord;
    private Rest rest;
    private DiscordCourier courier;

    @BeforeEach
    void start() throws InterruptedException {
        discord = FakeDiscord.start(clock);
        discord.channel(ROOM);
        discord.person(ANN);
        rest = rest();
        courier = new DiscordCourier(rest, tokens);
    }

    private Rest rest() {
        return new Rest(discord.apiUrl(), () -> new Token(FakeDiscord.TOKEN), new Breaker(clock), clock);
    }

    @AfterEach
    void stop() {
        rest.close();
        discord.close();
    }

    @Test
    void a_thread_is_made_from_the_card_once_and_named_after_the_plan() {
        var card = posted(Optional.empty(), Texts.card("Waiting for approval"));
        var first = posted(Optional.of(card), Texts.line("step 1"));
        var second = posted(Optional.of(card), Texts.line("step 2"));
        assertThat(first).startsWith(card + "/");
        assertThat(second).startsWith(card + "/");
        assertThat(discord.stage().threads(ROOM)).containsExactly(card);
        assertThat(discord.thread(card).orElseThrow().path("name").asText())
                .isEqualTo("plan 7f3a: replace member 10.0.1.2 in prod-eu");
        assertThat(discord.thread(card)
                        .orElseThrow()
                        .path("thread_metadata")
                        .path("auto_archive_duration")
                        .asInt())
                .isEqualTo(1_440);
        assertThat(words(card)).containsExactly("", "step 1\n-# no. 813", "step 2\n-# no. 814");
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void below_an_answer_the_thread_has_its_first_line_for_a_name() {
        var answer = posted(Optional.empty(), Texts.line("**Healthy**: `3` of 3\nand more"));
        posted(Optional.of(answer), Texts.line("the file"));
        assertThat(discord.thread(answer).orElseThrow().path("name").asText()).isEqualTo("Healthy: 3 of 3");
    }

    @Test
    void an_archived_thread_is_written_and_edited_in() {
        var card = posted(Optional.empty(), Texts.card("Running"));
        var line = posted(Optional.of(card), Texts.line("step 1"));
        discord.stage().archive(card, false);
        assertThat(courier.update(ROOM, line, Texts.line("step 1 done"))).isEqualTo(new Outcome.Done<>(line));
        assertThat(words(card)).contains("step 1 done");
        discord.stage().archive(card, false);
        assertThat(posted(Optional.of(card), Texts.line("step 2"))).startsWith(card + "/");
        assertThat(discord.thread(card)
                        .orElseThrow()
                        .path("thread_metadata")
                        .path("archived")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void what_belongs_in_a_locked_thread_goes_to_the_channel_and_so_does_the_rest() {
        var card = posted(Optional.empty(), Texts.card("Running"));
        posted(Optional.of(card), Texts.line("step 1"));
        discord.stage().archive(card, true);
        var line = posted(Optional.of(card), Texts.line("step 2"));
        assertThat(Spot.isId(line)).isTrue();
        var calls = discord.calls();
        posted(Optional.of(card), Texts.line("step 3"));
        assertThat(discord.calls()).isEqualTo(calls + 1);
        assertThat(words(ROOM)).endsWith("step 2\n-# no. 814", "step 3\n-# no. 815");
    }

    @ParameterizedTest
    @EnumSource(
            value = Permission.class,
            names = {"CREATE_PUBLIC_THREADS", "SEND_MESSAGES_IN_THREADS"})
    void without_the_permission_a_run_is_told_in_the_channel(Permission missing) {
        discord.stage().forbidSilently(ROOM, missing);
        var card = posted(Optional.empty(), Texts.card("Running"));
        var line = posted(Optional.of(card), Texts.line("step 1"));
        assertThat(Spot.isId(line)).isTrue();
        assertThat(words(ROOM)).endsWith("step 1\n-# no. 813");
        discord.stage().permit(ROOM, missing);
        var next = posted(Optional.empty(), Texts.card("Running"));
        assertThat(posted(Optional.of(next), Texts.line("step 1"))).startsWith(next + "/");
    }

    @Test
    void beyond_the_cap_of_active_threads_a_run_is_told_in_the_channel() {
        discord.stage().mostActiveThreads(0);
        var card = posted(Optional.empty(), Texts.card("Running"));
        assertThat(Spot.isId(posted(Optional.of(card), Texts.line("step 1")))).isTrue();
    }

    @Test
    void where_the_card_was_deleted_a_run_is_told_in_the_channel_and_its_card_posted_anew() {
        var card = posted(Optional.empty(), Texts.card("Running"));
        discord.stage().deleteMessage(ROOM, card);
        assertThat(Spot.isId(posted(Optional.of(card), Texts.line("step 1")))).isTrue();
        assertThat(courier.update(ROOM, card, Texts.card("Done")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.reach()).isEqualTo(Outcome.Reach.MESSAGE));
    }

    @Test
    void an_edit_replaces_all_of_a_message() {
        var card = posted(Optional.empty(), Texts.card("Running"));
        courier.update(ROOM, card, Texts.line("over"));
        var edit = discord.sent(ROOM).getLast().path("body");
        assertThat(edit.has("embeds")).isTrue();
        assertThat(edit.has("components")).isTrue();
        assertThat(edit.path("embeds")).isEmpty();
        assertThat(edit.path("components")).isEmpty();
        assertThat(edit.path("content").asText()).isEqualTo("over");
        courier.update(ROOM, card, Texts.card("Running"));
        assertThat(discord.message(ROOM, card).orElseThrow().path("components")).hasSize(1);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void every_call_says_whom_it_mentions_and_that_is_whom_the_message_calls() {
        var line = posted(Optional.empty(), Texts.line("@everyone"));
        courier.update(ROOM, line, Texts.call(ANN));
        posted(Optional.empty(), Texts.call(ANN));
        courier.upload(upload(Optional.empty(), "log"), bytes("lines"));
        courier.ephemeral(ROOM, ANN, Optional.empty(), Texts.call(ANN));
        var mentions = discord.sent(ROOM).stream()
                .map(sent -> sent.path("body").path("allowed_mentions"))
                .toList();
        assertThat(mentions).hasSize(5).allSatisfy(one -> {
            assertThat(one.path("parse").isArray()).isTrue();
            assertThat(one.path("parse")).isEmpty();
            assertThat(one.path("replied_user").asBoolean()).isFalse();
        });
        assertThat(mentions.stream().map(one -> one.path("users").size())).containsExactly(0, 0, 1, 0, 0);
        assertThat(mentions.get(2).path("users").path(0).asText()).isEqualTo(ANN);
    }

    @Test
    void a_lost_answer_is_unknown_and_read_back_once() {
        discord.faults().loseAnswers(1);
        var key = Key.of(812, "call");
        assertThat(courier.post(post(Optional.empty(), Texts.line("once"), key)))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(found(Optional.empty(), key)).hasSize(1);
        assertThat(courier.post(post(Optional.empty(), Texts.line("once"), key)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(found(Optional.empty(), key)).hasSize(1);
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_failure_before_it_was_applied_is_unknown_and_not_found() {
        discord.faults().serverErrors(1, 502);
        assertThat(courier.post(post(Optional.empty(), Texts.line("never"), Key.of(812))))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(found(Optional.empty(), Key.of(812))).isEmpty();
    }

    @Test
    void a_thread_that_may_have_been_made_leaves_the_message_unsaid() {
        var card = posted(Optional.empty(), Texts.card("Running"));
        discord.faults().only("POST channels/{channel}/messages/{message}/threads");
        discord.faults().loseAnswers(1);
        var post = post(Optional.of(card), Texts.line("step 1"), Key.of(900));
        assertThat(courier.post(post)).isInstanceOf(Outcome.Unreached.class);
        assertThat(courier.post(post)).isInstanceOf(Outcome.Done.class);
        assertThat(words(card)).endsWith("step 1\n-# no. 900");
    }

    @Test
    void what_was_said_in_the_channel_for_want_of_a_thread_is_found_after_a_restart() {
        var card = posted(Optional.empty(), Texts.card("Running"));
        posted(Optional.of(card), Texts.line("step 1"));
        discord.stage().archive(card, true);
        posted(Optional.of(card), Texts.line("step 2"));
        rest.close();
        rest = rest();
        courier = new DiscordCourier(rest, tokens);
        assertThat(found(Optional.of(card), Key.of(813))).hasSize(1);
        assertThat(found(Optional.of(card), Key.of(814)))
                .hasSize(1)
                .allSatisfy(ours -> assertThat(Spot.isId(ours.id())).isTrue());
    }

    @Test
    void only_what_we_said_ourselves_is_ours_however_much_was_said() {
        discord.person(ANN).writes(ROOM, "me too\n-# no. 812");
        for (var n = 0; n < 230; n++) {
            discord.person(ANN).writes(ROOM, "noise " + n);
        }
        posted(Optional.empty(), Texts.line("late"));
        assertThat(courier.readBack(ROOM, Optional.empty(), begun.minusSeconds(60)))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat((List<?>) done.value()).hasSize(1));
        assertThat(found(Optional.empty(), Key.of(812))).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        assertThat(courier.readBack(ROOM, Optional.empty(), clock.now())).isEqualTo(new Outcome.Done<>(List.of()));
    }

    @Test
    void a_file_has_a_description_and_is_known_again_by_its_title() {
        var picture = new Upload(ROOM, Optional.empty(), "quorum.png", "Quorum: run *7* (812)", "Three voters.", "");
        assertThat(courier.upload(picture, new byte[] {1, 2})).isInstanceOf(Outcome.Done.class);
        var log = upload(Optional.empty(), "Journal of etcd2 on 10.0.1.2 (from 813)");
        assertThat(courier.upload(log, bytes("one\ntwo\n"))).isInstanceOf(Outcome.Done.class);
        var files = discord.messages(ROOM).stream()
                .map(message -> message.path("attachments").path(0))
                .toList();
        assertThat(files.get(0).path("description").asText()).isEqualTo("Three voters.");
        assertThat(files.get(1).path("description").asText()).isEqualTo(log.title());
        assertThat(discord.file(files.get(1).path("id").asText())).isEqualTo(bytes("one\ntwo\n"));
        assertThat(ours(Optional.empty()).stream().flatMap(one -> one.fileTitles().stream()))
                .containsExactlyInAnyOrder(picture.title(), log.title());
        assertThat(discord.rings()).isEmpty();
        assertThat(discord.violations()).isEmpty();
    }

    @Test
    void a_manyfile_is_several_of_whole_lines() {
        var line = "x".repeat(99) + "\n";
        var many = bytes(line.repeat(200_000));
        assertThat(courier.upload(upload(Optional.empty(), "Journal"), many)).isInstanceOf(Outcome.Done.class);
        var files = discord.messages(ROOM).getLast().path("attachments");
        assertThat(files).hasSize(3);
        var whole = 0L;
        for (var file : files) {
            var part = discord.file(file.path("id").asText());
            assertThat(part[part.length - 1]).isEqualTo((byte) '\n');
            whole += part.length;
        }
        assertThat(whole).isEqualTo(many.length);
        assertThat(discord.violations()).isEmpty();
        assertThat(courier.upload(upload(Optional.empty(), "Huge"), Arrays.copyOf(many, 26 * 1024 * 1024)))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_file_that_may_not_be_attached_stops_nothing_else() {
        discord.stage().forbidSilently(ROOM, Permission.ATTACH_FILES);
        assertThat(courier.upload(upload(Optional.empty(), "Journal"), bytes("x")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.reach()).isEqualTo(Outcome.Reach.MESSAGE));
    }

    @Test
    void a_whisper_goes_by_the_token_of_the_newest_interaction_for_fourteen_minutes() {
        interacted();
        assertThat(courier.ephemeral(ROOM, ANN, Optional.empty(), Texts.line("psst")))
                .isEqualTo(done());
        assertThat(discord.whispers(ROOM))
                .anySatisfy(one -> assertThat(one.path("content").asText()).isEqualTo("psst"));
        assertThat(words(ROOM)).doesNotContain("psst");
        clock.advance(Duration.ofMinutes(14).plusSeconds(1));
        assertThat(courier.ephemeral(ROOM, ANN, Optional.empty(), Texts.line("later")))
                .isEqualTo(done());
        assertThat(words(ROOM)).contains("later");
        assertThat(discord.rings()).isEmpty();
    }

    @Test
    void a_token_that_discord_does_not_take_is_forgotten_and_the_word_said_aloud() {
        tokens.keep(Spot.top(ROOM, "1", ANN), FakeDiscord.APPLICATION, "no-such-token");
        assertThat(courier.ephemeral(ROOM, ANN, Optional.empty(), Texts.line("aloud")))
                .isEqualTo(done());
        assertThat(words(ROOM)).contains("aloud");
        assertThat(tokens.newest(ROOM, ANN)).isEmpty();
    }

    @Test
    void a_word_aloud_of_which_the_answer_was_lost_is_said_once_and_said_again_when_it_is_asked_again() {
        discord.faults().only(POST);
        discord.faults().loseAnswers(1);
        var word = Texts.line("aloud");
        assertThat(courier.ephemeral(ROOM, ANN, Optional.empty(), word)).isInstanceOf(Outcome.Unknown.class);
        assertThat(courier.ephemeral(ROOM, ANN, Optional.empty(), word)).isEqualTo(done());
        assertThat(words(ROOM)).containsExactly("aloud");
        assertThat(courier.ephemeral(ROOM, ANN, Optional.empty(), word)).isEqualTo(done());
        assertThat(words(ROOM)).containsExactly("aloud", "aloud");
    }

    @Test
    void refusals_say_what_they_are_about_and_what_to_do() {
        discord.faults().revokeToken(true);
        assertThat(refused().reach()).isEqualTo(Outcome.Reach.ACCOUNT);
        assertThat(refused().whatToDo()).contains("token file").doesNotContain(FakeDiscord.TOKEN);
        discord.faults().revokeToken(false);
        discord.stage().forbidSilently(ROOM, Permission.SEND_MESSAGES);
        assertThat(refused().reach()).isEqualTo(Outcome.Reach.CHANNEL);
        assertThat(refused().whatToDo()).contains("quorate check");
        discord.stage().permit(ROOM, Permission.SEND_MESSAGES);
        discord.faults().refuse(1, 400, 50_035, "Invalid Form Body");
        assertThat(refused().reach()).isEqualTo(Outcome.Reach.MESSAGE);
        discord.faults().refuse(1, 400, 200_000, "Message was blocked by automatic moderation");
        assertThat(refused().whatToDo()).contains("AutoMod");
        discord.faults().refuse(1, 404, 0, "404: Not Found");
        assertThat(refused().whatToDo()).contains("discord.api-url");
        discord.stage().delete(ROOM);
        assertThat(refused().reach()).isEqualTo(Outcome.Reach.CHANNEL);
    }

    private Outcome.Refused<?> refused() {
        clock.advance(Duration.ofSeconds(2));
        return (Outcome.Refused<?>) courier.post(post(Optional.empty(), Texts.line("x"), Key.of(++letter)));
    }

    /// Ann clicks on a card, and the bot answers that it heard.
    private void interacted() {
        var card = posted(Optional.empty(), Texts.card("Waiting for approval"));
        var click = discord.person(ANN).clicks(ROOM, card, Texts.APPROVE);
        var heard =
                Call.post("interactions/{}/{}/callback", Payloads.object().put("type", 6), click.id(), click.token());
        assertThat(rest.call(heard.open())).isInstanceOf(Reply.Done.class);
        tokens.keep(Spot.thread(ROOM, card, ANN), FakeDiscord.APPLICATION, click.token());
    }

    private static Outcome<Boolean> done() {
        return new Outcome.Done<>(true);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Upload upload(Optional<String> thread, String title) {
        return new Upload(ROOM, thread, "etcd.log", title, "", "");
    }

    private static Post<MessageCreateData> post(Optional<String> thread, MessageCreateData message, Key key) {
        return new Post<>(ROOM, thread, false, message, key);
    }

    private String posted(Optional<String> thread, MessageCreateData message) {
        clock.advance(Duration.ofSeconds(2));
        var outcome = courier.post(post(thread, message, Key.of(++letter)));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<String>) outcome).value();
    }

    private List<Ours> ours(Optional<String> thread) {
        var read = courier.readBack(ROOM, thread, begun.minusSeconds(60));
        assertThat(read).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<List<Ours>>) read).value();
    }

    private List<Ours> found(Optional<String> thread, Key key) {
        return ours(thread).stream()
                .filter(one -> one.key().filter(key::isSameMessage).isPresent())
                .toList();
    }

    private List<String> words(String channel) {
        return discord.messages(channel).stream()
                .map(message -> message.path("content").asText())
                .toList();
    }
}
