package dev.quorate.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.run.Place;
import dev.quorate.core.run.RunEvent;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A run that was asked for in another chat and is shown in a room of this one.
final class MirroredRunTest {
    private static final Place ASKED = new Place("other:C00000009", "t1");
    private static final Place HERE = new Place("chat:C00000001", "");

    private final VirtualPost post = new VirtualPost();
    private final Story story = new Story(post, new RunId("run-1"), HERE);

    @Test
    void its_card_stands_at_the_top_level_and_everything_else_in_its_thread() {
        story.whole(0, 2);
        post.run(Duration.ofMinutes(5));
        Reckoning.of(post, "a run asked for elsewhere");
        var card = post.chat.standing().getFirst();
        assertThat(card.text()).isEqualTo("card run-1 done end");
        assertThat(card.thread).isEmpty();
        assertThat(post.chat.standing().stream().skip(1))
                .isNotEmpty()
                .allMatch(message -> message.thread.equals(Optional.of(card.ts)));
    }

    @Test
    void those_who_may_approve_are_called_and_after_a_restart_reminded() {
        proposed();
        post.approvers(_ -> List.of("bob"));
        story.card(0, RunState.WAITING, "c0");
        post.run(Duration.ofMinutes(1));
        assertThat(texts()).containsExactly("card run-1 waiting c0", "call bob");
        post.approvers(_ -> List.of("bob"));
        post.run(Duration.ofMinutes(20));
        assertThat(texts()).containsExactly("card run-1 waiting c0", "call bob", "reminder bob");
        assertThat(post.chat.standing()).allMatch(message -> message.channel.equals("C00000001"));
    }

    @Test
    void its_picture_that_was_owed_at_a_restart_comes_to_the_channel_where_it_is_shown() {
        proposed();
        post.journal.append(story.run(), 1, Samples.AT, new RunEvent.Permitted(List.of("bob")));
        post.journal.append(story.run(), 2, Samples.AT.plusSeconds(9), new RunEvent.Closed(RunState.DONE, "done"));
        post.outbox.delivered("chat", List.of(), java.util.Map.of(Pictures.memo(story.run()), Pictures.OWED));
        post.approvers(_ -> List.of());
        post.run(Duration.ofMinutes(5));
        assertThat(post.chat.standing()).singleElement().satisfies(message -> {
            assertThat(message.title).startsWith("Quorum through time, run run-1");
            assertThat(message.channel).isEqualTo("C00000001");
        });
    }

    private void proposed() {
        post.journal.append(story.run(), 0, Samples.AT, new RunEvent.Proposed(Samples.request(), ASKED, List.of(HERE)));
    }

    private List<String> texts() {
        return post.chat.standing().stream().map(message -> message.text()).toList();
    }
}
