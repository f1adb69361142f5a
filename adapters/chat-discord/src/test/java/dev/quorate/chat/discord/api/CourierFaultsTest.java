package dev.quorate.chat.discord.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.core.mail.Courier.Ours;
import dev.quorate.core.mail.Courier.Post;
import dev.quorate.core.mail.Key;
import dev.quorate.core.mail.Outcome;
import dev.quorate.core.rehearsal.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the sender relies on, while everything fails that can fail between us and Discord: a try either tells how it
/// ended, or it can be found out by reading back.
final class CourierFaultsTest {
    private static final String ROOM = "1100000000000000001";
    private static final int LETTERS = 400;
    private static final long SEED = 20_261_123;
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Key CARD = Key.of(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T02:11:40Z"));
    private final Random random = new Random(SEED);
    private FakeDiscord discord;
    private Rest rest;
    private DiscordCourier courier;
    private int unsure;
    private int restarts;

    @BeforeEach
    void start() throws InterruptedException {
        discord = FakeDiscord.start(clock);
        discord.channel(ROOM);
        begin();
    }

    private void begin() {
        rest = new Rest(discord.apiUrl(), () -> new Token(FakeDiscord.TOKEN), new Breaker(clock), clock);
        courier = new DiscordCourier(rest, new Tokens(clock));
    }

    @AfterEach
    void stop() {
        rest.close();
        discord.close();
    }

    @Test
    void nothing_is_lost_doubled_or_out_of_order_whatever_fails_and_whenever_the_process_ends() {
        var card = delivered(Optional.empty(), Texts.card("Waiting"), CARD);
        for (var letter = 2; letter <= LETTERS; letter++) {
            fails();
            delivered(Optional.of(card), Texts.line("line " + letter), Key.of(letter));
            if (letter % 10 == 0) {
                fails();
                edited(card, Texts.line("step " + letter));
            }
        }

        assertThat(lines(card))
                .isEqualTo(IntStream.rangeClosed(2, LETTERS)
                        .mapToObj(letter -> "line " + letter + "\n-# no. " + letter)
                        .toList());
        assertThat(discord.messages(ROOM))
                .singleElement()
                .satisfies(
                        message -> assertThat(message.path("content").asText()).isEqualTo("step " + LETTERS));
        assertThat(discord.violations()).isEmpty();
        assertThat(unsure).as("tries of which nobody knew how they ended").isGreaterThan(LETTERS / 10);
        assertThat(restarts).isGreaterThan(LETTERS / 40);
    }

    @Test
    void an_hour_without_discord_is_an_hour_of_tries_and_then_each_word_once() {
        var card = delivered(Optional.empty(), Texts.card("Waiting"), CARD);
        var late = Key.of(2);
        discord.faults().loseAnswers(1);
        assertThat(posted(Optional.of(card), Texts.line("line 2"), late)).isNotInstanceOf(Outcome.Done.class);
        for (var minute = 0; minute < 60; minute++) {
            discord.faults().outage(minute % 2 == 0);
            discord.faults().unreachable(minute % 2 == 1);
            assertThat(posted(Optional.of(card), Texts.line("line 2"), late)).isNotInstanceOf(Outcome.Done.class);
            assertThat(courier.readBack(ROOM, Optional.of(card), clock.now().minus(A_MINUTE)))
                    .isNotInstanceOf(Outcome.Done.class);
            clock.advance(A_MINUTE);
        }
        discord.faults().outage(false);
        discord.faults().unreachable(false);

        delivered(Optional.of(card), Texts.line("line 2"), late);
        delivered(Optional.of(card), Texts.line("line 3"), Key.of(3));
        assertThat(lines(card)).containsExactly("line 2\n-# no. 2", "line 3\n-# no. 3");
        assertThat(discord.violations()).isEmpty();
    }

    /// Of the next calls; half of the time nothing.
    private void fails() {
        clock.advance(BETWEEN);
        var calls = random.nextInt(1, 3);
        switch (random.nextInt(12)) {
            case 0 -> discord.faults().slowDown(1, 1.5);
            case 1 -> discord.faults().slowDown(1, 2, "global");
            case 2 -> discord.faults().slowDown(calls, 1, "shared");
            case 3 -> discord.faults().serverErrors(calls, 500 + random.nextInt(5));
            case 4, 5 -> discord.faults().loseAnswers(calls);
            default -> {}
        }
    }

    /// As the sender does it: what it does not know it finds out, in another process too, before it tries again.
    private String delivered(Optional<String> thread, MessageCreateData message, Key key) {
        var since = clock.now().minus(A_MINUTE);
        for (var tries = 0; tries < 100; tries++) {
            var outcome = posted(thread, message, key);
            if (outcome instanceof Outcome.Done<String>(var id)) {
                return id;
            }
            var standing = outcome instanceof Outcome.Unknown ? found(thread, key, since) : Optional.<String>empty();
            if (standing.isPresent()) {
                return standing.get();
            }
            waits(outcome);
        }
        throw new AssertionError("not delivered: " + key);
    }

    private Optional<String> found(Optional<String> thread, Key key, Instant since) {
        unsure++;
        if (random.nextInt(4) == 0) {
            restarts++;
            rest.close();
            begin();
            clock.advance(Duration.ofMinutes(10));
        }
        for (var tries = 0; tries < 100; tries++) {
            var read = courier.readBack(ROOM, thread, since);
            if (read instanceof Outcome.Done<List<Ours>>(var ours)) {
                return ours.stream()
                        .filter(one -> one.key().filter(key::isSameMessage).isPresent())
                        .map(Ours::id)
                        .findFirst();
            }
            waits(read);
        }
        throw new AssertionError("not read back: " + key);
    }

    private void edited(String card, MessageCreateData message) {
        for (var tries = 0; tries < 100; tries++) {
            var outcome = courier.update(ROOM, card, message);
            if (outcome instanceof Outcome.Done) {
                return;
            }
            waits(outcome);
        }
        throw new AssertionError("not edited: " + card);
    }

    private void waits(Outcome<?> outcome) {
        assertThat(outcome).isNotInstanceOf(Outcome.Refused.class);
        clock.advance(outcome instanceof Outcome.Later<?>(var pause) ? pause : BETWEEN);
    }

    private Outcome<String> posted(Optional<String> thread, MessageCreateData message, Key key) {
        return courier.post(new Post<>(ROOM, thread, false, message, key));
    }

    private List<String> lines(String thread) {
        return discord.messages(thread).stream()
                .map(message -> message.path("content").asText())
                .filter(content -> !content.isEmpty())
                .toList();
    }
}
