package dev.quorate.chat.slack.sending;

import dev.quorate.chat.slack.cards.Document;
import dev.quorate.chat.slack.cards.Heard;
import dev.quorate.chat.slack.cards.Message;
import dev.quorate.chat.slack.cards.Rendered;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.run.Entry;
import java.util.List;
import java.util.Optional;

/// Everything as bare text, so that specs can tell what is what.
final class PlainRendering implements Rendering {
    @Override
    public Message card(Card card) {
        return words("card " + card.run() + " " + card.state().word() + " " + card.last());
    }

    @Override
    public Rendered line(Notice notice) {
        return notice instanceof Notice.PlanPreviewed
                ? new Rendered(words("preview"), Optional.of(new Document("plan.txt", "The plan", "all of it")))
                : new Rendered(words(notice.text()), Optional.empty());
    }

    @Override
    public Message tail(Notice.HostLines about, List<String> last, long total) {
        return words("tail of " + about.mark() + ", " + total + " lines, last " + last.getLast());
    }

    @Override
    public Message excerpt(Notice.HostLines about, List<String> all) {
        return words("excerpt of " + about.mark() + ", " + all.size() + " lines");
    }

    /// Each journal behind a heading that begins with `# `.
    @Override
    public Rendered late(List<Heard> journals) {
        var text = new StringBuilder();
        journals.forEach(journal -> {
            text.append("# ").append(journal.about().mark()).append('\n');
            journal.lines().forEach(line -> text.append(line).append('\n'));
        });
        var run = journals.getFirst().about().run();
        return new Rendered(
                words("late " + journals.size() + " journals"),
                Optional.of(new Document(run + "-late.log", "Late", text.toString())));
    }

    @Override
    public Document log(Notice.HostLines about, List<String> all) {
        return new Document(about.run() + "-" + about.mark().step() + ".log", "Log", String.join("\n", all));
    }

    @Override
    public Message call(Card card, List<String> members) {
        return words("call " + String.join(" ", members));
    }

    @Override
    public Message reminder(Card card, List<String> members) {
        return words("reminder " + String.join(" ", members));
    }

    @Override
    public Message expired(Card card, String asker) {
        return words("expired " + asker);
    }

    @Override
    public Message words(String text) {
        return new Message(text, List.of());
    }

    @Override
    public Optional<Png> picture(List<Entry> entries) {
        return Optional.of(new Png() {
            @Override
            public byte[] bytes() {
                return new byte[] {1};
            }

            @Override
            public String altText() {
                return "a picture";
            }
        });
    }
}
