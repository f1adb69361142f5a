package dev.quorate.core.notice;

import dev.quorate.core.cluster.Address;
import dev.quorate.core.plan.Refusal;
import dev.quorate.core.run.Mark;
import dev.quorate.core.run.RunId;
import dev.quorate.core.run.RunState;
import java.util.List;

/// Something to tell people. Text in it is plain English without any chat's markup; text that came from
/// people or hosts has been made harmless. `text()` alone is enough to understand it.
public sealed interface Notice {
    String text();

    /// For whom it is. A chat without a way to tell one person alone tells the room.
    default Audience audience() {
        return Audience.ROOM;
    }

    /// The card of a run: posted once when the plan is, and told again whenever it changes. A chat that can
    /// edits its one copy in place; one that cannot shows only the first.
    record CardShown(Card card) implements Notice {
        @Override
        public String text() {
            return CardText.of(card);
        }
    }

    /// A plan that was shown on request, with every command of it; nobody is asked to approve it. The card's
    /// state is WAITING and its run names nothing.
    record PlanPreviewed(Card card) implements Notice {
        @Override
        public String text() {
            return CardText.of(card.request().plan()) + "\n" + CardText.full(card);
        }
    }

    /// A no to what somebody asked or said.
    record Refused(Refusal refusal, Audience audience) implements Notice {
        public Refused(Refusal refusal) {
            this(refusal, Audience.ROOM);
        }

        @Override
        public String text() {
            return refusal.text();
        }
    }

    /// A vote that was cast; `counted` says whether it counts.
    record VoteCast(RunId run, String plan, String person, boolean counted, String text, Audience audience)
            implements Notice {
        public VoteCast(RunId run, String plan, String person, boolean counted, String text) {
            this(run, plan, person, counted, text, Audience.ROOM);
        }
    }

    /// The run as a whole went from one state to another.
    record RunChanged(RunId run, String plan, RunState state, String text) implements Notice {}

    /// One step changed; `state` is one word of StepState.
    record StepChanged(RunId run, String plan, Mark mark, StepState state, String text) implements Notice {}

    /// Lines of a host's journal, heard while a step waits.
    record HostLines(RunId run, String plan, Mark mark, Address host, String unit, List<String> lines)
            implements Notice {
        public HostLines {
            lines = List.copyOf(lines);
        }

        @Override
        public String text() {
            return String.join(
                    "\n",
                    lines.stream().map(line -> host + " " + unit + " | " + line).toList());
        }
    }

    /// The cluster's composite health; `healthy` is false as soon as one voter is not. `run` is empty
    /// outside a run.
    record HealthSeen(String run, boolean healthy, String text) implements Notice {}

    /// The answer to a question.
    record Answered(String text, Audience audience) implements Notice {
        public Answered(String text) {
            this(text, Audience.ROOM);
        }
    }

    /// Something of ours broke. Says what, and what to do.
    record Broken(String text) implements Notice {}

    /// Who has to see it.
    enum Audience {
        /// Everybody, and it stays.
        ROOM,
        /// The one who said what it answers; others would only be disturbed.
        ASKER
    }

    /// What a step is doing, in one word.
    enum StepState {
        STARTED,
        ACTED,
        DEFERRED,
        UNKNOWN,
        NOT_DONE,
        VERIFIED,
        FAILED,
        WAITING;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
