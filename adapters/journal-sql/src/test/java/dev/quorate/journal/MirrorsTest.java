package dev.quorate.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quorate.contract.JournalContract.EventSamples;
import dev.quorate.core.port.Journal.JournalException;
import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The rooms of other chats that a run is shown in came later than the first records, which are read as they are.
final class MirrorsTest {
    private static final RunId RUN = new RunId("r");

    private final EventCodec codec = new EventCodec();
    private final RunEvent.Proposed sample = new EventSamples(7).proposed();
    private final RunEvent.Proposed alone = new RunEvent.Proposed(sample.request(), sample.place());

    @Test
    void a_run_of_one_chat_is_written_as_it_was_before_and_so_the_old_ones_are_read() {
        var body = codec.write(RUN, 1, alone);
        assertThat(body).doesNotContain("mirrors");
        assertThat(codec.read(RUN, 1, body)).isEqualTo(alone);
    }

    @Test
    void the_rooms_of_a_run_of_several_chats_come_back_in_their_order() {
        var proposed = new RunEvent.Proposed(
                sample.request(),
                new Place("slack:C024BE91L", "top:1712345678.000100:U024BE7LH"),
                List.of(new Place("discord:1098765432109876543", ""), new Place("console:ops", "")));
        var body = codec.write(RUN, 1, proposed);
        assertThat(body).endsWith("""
            "place":{"room":"slack:C024BE91L","thread":"top:1712345678.000100:U024BE7LH"},\
            "mirrors":[{"room":"discord:1098765432109876543","thread":""},{"room":"console:ops","thread":""}]}\
            """);
        assertThat(codec.read(RUN, 1, body)).isEqualTo(proposed);
    }

    @Test
    void nothing_in_place_of_the_rooms_is_not_read() {
        var body = codec.write(RUN, 1, alone);
        var damaged = body.substring(0, body.length() - 1) + ",\"mirrors\":null}";
        assertThatThrownBy(() -> codec.read(RUN, 1, damaged))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("the field mirrors does not hold");
    }
}
