package dev.quorate.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.api.Spot;
import dev.quorate.chat.slack.api.Token;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.chat.slack.fake.WallClock;
import dev.quorate.core.approval.Request;
import dev.quorate.core.approval.Vote;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.cluster.Evidence;
import dev.quorate.core.cluster.Quorum;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.mail.Samples;
import dev.quorate.core.notice.Telling;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.port.Store;
import dev.quorate.core.rehearsal.MemoryJournal;
import dev.quorate.core.run.Checkpoint;
import dev.quorate.core.run.Entry;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.Progress;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The events of a run, as they are told in Slack.
final class SlackChatTest {
    private static final String CHANNEL = "C024BE91L";
    private static final RunId RUN = new RunId("20261122-021140-7f3a91c2");
    private static final Url VIA = new Url("http", "10.0.1.1", 2379);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final Store store = new MemoryJournal().store();
    private final List<Entry> entries = new ArrayList<>();

    @Test
    void a_run_reads_well_and_slack_has_nothing_to_complain_of() throws Exception {
        var clock = new WallClock();
        try (var slack = FakeSlack.start(clock)) {
            slack.channel(CHANNEL, "U024BE7LH", "U024BE7LJ");
            var settings = new Settings(
                    slack.apiUrl(),
                    new Token(FakeSlack.BOT_TOKEN),
                    new Settings.Mode.Socket(new Token(FakeSlack.APP_TOKEN)));
            var began = 0L;
            try (var chat = new SlackChat(settings, store, _ -> List.of("U024BE7LH", "U024BE7LJ"), _ -> VIA, clock)) {
                chat.start(_ -> {});
                run(chat);
                await();
                began = System.nanoTime();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            var transcript = slack.transcript(CHANNEL);
            assertThat(slack.violations()).isEmpty();
            reads(transcript);
        }
    }

    private static void reads(String transcript) {
        assertThat(transcript)
                .containsSubsequence(
                        "<@U024BE7LJ>",
                        "bob approved",
                        "approved by bob, looking before step 1",
                        "Begun: step 1 of 3",
                        "Verified: step 1 of 3",
                        "Begun: step 2 of 3",
                        "Verified: step 2 of 3",
                        "Done:")
                .contains("[file plan-", "-step-1-10.0.1.2.log]", ".png]", "| etcd started 39")
                .doesNotContain("<@U024BE7LH>", "etcd started 20\n");
        assertThat(transcript.lines().findFirst().orElseThrow()).containsIgnoringCase("done");
    }

    private void run(SlackChat chat) {
        var plan = Samples.request().plan();
        var now = Instant.now();
        var request = new Request(plan, Samples.request().rule(), now, now.plusSeconds(900));
        tell(
                chat,
                new RunEvent.Proposed(
                        request,
                        Spot.top(CHANNEL, "1712345678.000100", "U024BE7LH").place()));
        until(() -> store.outbox().memo("slack", "called/" + RUN).isPresent());
        tell(
                chat,
                new RunEvent.Voted(new Vote.Yes(
                        "bob", "slack:U024BE7LJ", plan.digest(), Instant.now(), Optional.empty(), Optional.empty())));
        tell(chat, new RunEvent.Permitted(List.of("bob")));
        for (var step = 1; step <= 2; step++) {
            var mark = Mark.forward(step);
            tell(chat, new RunEvent.Intended(mark));
            if (step == 1) {
                for (var batch = 0; batch < 4; batch++) {
                    var from = batch * 10;
                    tell(
                            chat,
                            new RunEvent.Heard(
                                    mark,
                                    new Address("10.0.1.2"),
                                    IntStream.range(from, from + 10)
                                            .mapToObj(line -> "etcd started " + line)
                                            .toList()));
                }
            }
            var evidence = new Evidence(Instant.now(), "http://10.0.1.1:2379", Duration.ofMillis(3));
            tell(chat, new RunEvent.Verified(mark, "it is so", evidence, plan.fingerprint(), new Quorum(3, 2), false));
        }
        tell(chat, new RunEvent.Closed(RunState.DONE, "member 10.0.1.2 is replaced"));
    }

    private void tell(SlackChat chat, RunEvent event) {
        var now = Instant.now();
        var candidate = new Entry(RUN, entries.size() + 1L, now, event);
        entries.add(candidate);
        var progress = Progress.of(entries);
        var outgoing = Telling.of(event, progress, VIA, Checkpoint.EMPTY).stream()
                .map(notice -> new Outgoing(progress.place(), notice))
                .toList();
        store.journal().append(RUN, entries.size() - 1L, now, event, _ -> outgoing);
        chat.collect();
    }

    private void await() {
        until(() -> store.outbox().waiting("slack", 0, 1).isEmpty() && is("picture/" + RUN, "posted"));
    }

    private boolean is(String memo, String value) {
        return store.outbox().memo("slack", memo).filter(value::equals).isPresent();
    }

    private static void until(BooleanSupplier holds) {
        Waiting.until("what is told to have arrived", AT_MOST, holds);
    }
}
