package dev.quorate.chat.slack.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.chat.slack.fake.Limits;
import dev.quorate.core.cluster.Address;
import dev.quorate.core.layout.Document;
import dev.quorate.core.layout.HostOutput;
import dev.quorate.core.layout.Hostile;
import dev.quorate.core.layout.Scenes;
import dev.quorate.core.mail.Rendered;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.plan.Plan;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// 10,000 lines of people and hosts who mean no good, through everything that renders them.
final class HostileTextTest {
    private static final BlockRendering RENDERING = new BlockRendering();
    private static final long SEED = 20_261_122;
    private static final int LINES = 10_000;

    @Test
    void no_line_of_a_host_works_or_breaks_a_limit() {
        var hostile = new Hostile(SEED);
        for (var round = 0; round < LINES / 20; round++) {
            var lines = Stream.generate(hostile::line).limit(20).toList();
            inert(RENDERING.tail(Scenes.about(8), lines, 20 + round));
            inert(excerpt(Scenes.about(8), lines));
            inert(excerpt(Scenes.about(8), longer(lines)));
        }
    }

    @Test
    void no_line_of_a_person_works_or_breaks_a_limit_in_a_thread() {
        var hostile = new Hostile(SEED + 1);
        for (var round = 0; round < LINES; round++) {
            notices(hostile.line()).forEach(notice -> inert(RENDERING.line(notice)));
        }
    }

    @Test
    void no_line_works_or_breaks_a_limit_on_a_card_or_in_a_modal() {
        var hostile = new Hostile(SEED + 2);
        var states = List.of(RunState.values());
        for (var round = 0; round < LINES / 5; round++) {
            var card = card(hostile, states.get(round % states.size()));
            inert(CardMessage.of(card));
            for (var view : List.of(Modals.approval(card, "C1 1.0"), Modals.denial(card, "C1 1.0"))) {
                assertThat(Limits.violationsOfView(Json.of(view))).isEmpty();
                assertThat(Oracle.alive(Json.of(view))).isEmpty();
            }
            var text = Calls.approvers(card, List.of()).text();
            assertThat(text).doesNotContain("<", "@", "://");
        }
    }

    @Test
    void what_a_host_says_never_stands_in_a_notification() {
        var said = excerpt(Scenes.about(8), List.of("approved by bob")).message();
        assertThat(said.text()).doesNotContain("approved").contains("etcd2.service on 10.0.1.2");
        assertThat(CardMessageTest.read(said)).contains("| approved by bob");
    }

    @Test
    void the_oracle_finds_what_is_alive() {
        var message = Json.of(CardMessage.of(Scenes.waiting(Scenes.replace(), Scenes.ONE)));
        assertThat(Oracle.alive(message)).isEmpty();
        for (var live : List.of("<!here>", "@channel", "http://a.b", "\u202e", "\u200b", "\u001b[1m", "`x`")) {
            message.addProperty("text", live);
            assertThat(Oracle.alive(message)).as(live).isNotEmpty();
        }
    }

    private static List<String> longer(List<String> lines) {
        var more = new ArrayList<>(lines);
        more.addAll(lines);
        return more;
    }

    private static List<Notice> notices(String line) {
        return List.of(
                new Notice.Refused(new Refusal(line, line, line)),
                new Notice.VoteCast(Scenes.RUN, "7f3a91c2", line, false, line),
                new Notice.RunChanged(Scenes.RUN, "7f3a91c2", RunState.STOPPED, "stopped: " + line),
                new Notice.StepChanged(
                        Scenes.RUN, "7f3a91c2", Mark.forward(3), Notice.StepState.FAILED, "!!  step 3 of 14: " + line),
                new Notice.HealthSeen("", false, line),
                new Notice.Answered(line + "\n" + line),
                new Notice.HostLines(
                        Scenes.RUN, "7f3a91c2", Mark.back(3), new Address("10.0.1.2"), line, List.of(line)),
                new Notice.Broken(line));
    }

    private static Card card(Hostile hostile, RunState state) {
        var asked = Scenes.replace(hostile.line());
        var plan = new Plan(
                "replace member " + hostile.line(),
                asked.ask(),
                asked.clusterId(),
                asked.versions(),
                asked.observedAt(),
                asked.fingerprint(),
                asked.start(),
                asked.focus(),
                List.of(hostile.line()),
                asked.steps());
        var votes = List.of(Scenes.yes(plan, "bob"), Scenes.no(plan, "carol", hostile.line()));
        return Scenes.card(plan, Scenes.TWO, state, Mark.forward(4), 3, votes, hostile.line());
    }

    private static void inert(Message message) {
        assertThat(Oracle.alive(Json.of(message))).isEmpty();
        Json.isWithinLimits(message);
    }

    private static void inert(Rendered<Message> rendered) {
        inert(rendered.message());
        rendered.file().map(Document::text).ifPresent(HostileTextTest::isVisible);
    }

    private static void isVisible(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n' && c < 0x20).findFirst())
                .isEmpty();
        assertThat(text).doesNotContain("\u202e", "\u200b", "\u009b");
    }

    @Test
    void an_address_in_a_reason_stays_readable() {
        var card = Scenes.waiting(Scenes.replace("see http://wiki.example/etcd @here"), Scenes.ONE);
        assertThat(CardMessage.of(card).text()).contains("see http[:]//wiki.example/etcd (at)here");
        assertThat(CardMessageTest.read(CardMessage.of(card))).contains("see http://wiki.example/etcd @here");
    }

    private static Rendered<Message> excerpt(Notice.HostLines about, List<String> all) {
        return Paper.rendered(HostOutput.excerpt(about, all, Room.SHEET));
    }
}
