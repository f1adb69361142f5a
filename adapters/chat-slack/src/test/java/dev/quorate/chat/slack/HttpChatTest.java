package dev.quorate.chat.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.api.Token;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.Waiting;
import dev.quorate.chat.slack.fake.WallClock;
import dev.quorate.core.cluster.Url;
import dev.quorate.core.hearing.Reach;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.rehearsal.MemoryJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Slack over HTTP, from a signed mention to its answer.
final class HttpChatTest {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String CHANNEL = "C024BE91L";

    @Test
    void a_mention_through_http_is_answered_to_the_asker_alone() throws Exception {
        var clock = new WallClock();
        var store = new MemoryJournal().store();
        var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), freePort());
        try (var slack = FakeSlack.start(clock)) {
            slack.channel(CHANNEL, "U024BE7LH", "U024BE7LJ");
            var settings = new Settings(
                    slack.apiUrl(), new Token(FakeSlack.BOT_TOKEN), new Settings.Mode.Http(listen, new Token(SECRET)));
            try (var chat =
                    new SlackChat(settings, store, _ -> List.of(), _ -> new Url("http", "10.0.1.1", 2379), clock)) {
                chat.start(said -> {
                    store.outbox().put(Instant.now(), List.of(answer(said)));
                    chat.collect();
                });
                Waiting.until(
                        "ready",
                        () -> chat.reach().filter(Reach.Ready.class::isInstance).isPresent());
                slack.deliverTo(URI.create("http://127.0.0.1:" + listen.getPort()), SECRET);
                slack.person("U024BE7LH").mentions(CHANNEL, "help");

                Waiting.until("an answer", () -> !slack.whispers(CHANNEL).isEmpty());
                slack.awaitAcknowledgements();
            }
            assertThat(slack.whispers(CHANNEL)).singleElement().satisfies(whisper -> {
                assertThat(whisper.get("user").getAsString()).isEqualTo("U024BE7LH");
                assertThat(whisper.get("text").getAsString()).contains("heard help");
            });
            assertThat(slack.transcript(CHANNEL)).doesNotContain("heard help");
            assertThat(slack.violations()).isEmpty();
        }
    }

    private static Outgoing answer(Incoming said) {
        return new Outgoing(said.place(), new Notice.Answered("heard " + said.text(), Notice.Audience.ASKER));
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
