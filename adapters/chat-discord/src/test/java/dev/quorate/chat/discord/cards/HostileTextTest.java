package dev.quorate.chat.discord.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.layout.Document;
import dev.quorate.core.layout.Heard;
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
import java.util.Set;
import java.util.stream.Stream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

/// 10,000 lines of people and hosts who mean no good, through everything that renders them.
final class HostileTextTest {
    private static final EmbedRendering RENDERING = new EmbedRendering();
    private static final long SEED = 20_261_122;
    private static final int LINES = 10_000;
    private static final String BOB = "80351110224678912";

    @Test
    void no_line_of_a_host_works_leaves_its_frame_or_breaks_a_limit() {
        var hostile = new Hostile(SEED);
        for (var round = 0; round < LINES / 20; round++) {
            var lines = Stream.generate(hostile::line).limit(20).toList();
            framed(RENDERING.tail(Scenes.about(8), lines, 20 + round));
            framed(RENDERING.excerpt(Scenes.about(8), lines));
            framed(RENDERING.excerpt(Scenes.about(8), longer(lines)));
            var late = RENDERING.late(
                    List.of(new Heard(Scenes.about(8), lines), new Heard(Scenes.about(9), longer(lines))));
            framed(late.message());
            isVisible(late.file().orElseThrow().text());
            isVisible(RENDERING.log(Scenes.about(8), lines).text());
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
    void no_line_works_or_breaks_a_limit_on_a_card_in_a_modal_or_in_a_call() {
        var hostile = new Hostile(SEED + 2);
        var states = List.of(RunState.values());
        for (var round = 0; round < LINES / 5; round++) {
            var card = card(hostile, states.get(round % states.size()));
            inert(RENDERING.card(card));
            inert(CardEmbed.preview(card));
            for (var modal : List.of(Modals.approval(card), Modals.denial(card), Modals.abortion(card))) {
                Measure.isWithinLimits(modal);
                assertThat(Oracle.alive(Json.of(modal))).isEmpty();
            }
            for (var call : List.of(
                    RENDERING.call(card, List.of(BOB)),
                    RENDERING.reminder(card, List.of(BOB)),
                    RENDERING.expired(card, BOB))) {
                Measure.isWithinLimits(call);
                assertThat(Oracle.alive(Json.of(call), Set.of(BOB))).isEmpty();
            }
        }
    }

    @Test
    void lines_that_share_a_message_stay_inert() {
        var hostile = new Hostile(SEED + 3);
        var shared = 0;
        for (var round = 0; round < LINES; round++) {
            var both = RENDERING.joined(RENDERING.words(hostile.line()), RENDERING.words(hostile.line()));
            both.ifPresent(HostileTextTest::inert);
            shared += both.isPresent() ? 1 : 0;
        }
        assertThat(shared).isGreaterThan(LINES / 2);
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
                new Notice.Answered(line),
                new Notice.Answered(line + "\n" + line),
                new Notice.HostLines(
                        Scenes.RUN, "7f3a91c2", Mark.back(3), new Address("10.0.1.2"), line, List.of(line)),
                new Notice.Broken(line));
    }

    private static Card card(Hostile hostile, RunState state) {
        var asked = Scenes.replace(hostile.line());
        var plan = new Plan(
                "replace " + hostile.line(),
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

    /// All that the host said stands in one fence, each line of it behind the gutter.
    private static void framed(MessageCreateData message) {
        inert(message);
        var said = message.getEmbeds().getFirst().toData().getString("description");
        var pieces = Reading.of(said);
        assertThat(pieces).hasSize(1).first().extracting(Reading.Piece::kind).isEqualTo("fence");
        assertThat(pieces.getFirst().text().split("\n", -1))
                .allMatch(line -> line.startsWith("| ")
                        || line.matches("== step \\d: etcd2.service on 10.0.1.2, \\d+ lines")
                        || line.matches("\\.\\.\\. \\d+ lines omitted, see file"));
    }

    private static void inert(MessageCreateData message) {
        assertThat(Oracle.alive(Json.of(message))).isEmpty();
        Measure.isWithinLimits(message);
    }

    private static void inert(Rendered<MessageCreateData> rendered) {
        inert(rendered.message());
        rendered.file().map(Document::text).ifPresent(HostileTextTest::isVisible);
    }

    private static void isVisible(String text) {
        assertThat(text.codePoints().filter(c -> c != '\n' && c < 0x20).findFirst())
                .isEmpty();
        assertThat(text).doesNotContain("\u202e", "\u200b", "\u009b");
    }
}
