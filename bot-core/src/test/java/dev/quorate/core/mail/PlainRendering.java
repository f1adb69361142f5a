package dev.quorate.core.mail;

import dev.quorate.core.layout.Document;
import dev.quorate.core.layout.Heard;
import dev.quorate.core.notice.Card;
import dev.quorate.core.notice.Notice;
import java.util.List;
import java.util.Optional;

/// Everything as bare text, so that specs can tell what is what.
final class PlainRendering implements Rendering<String> {
    private boolean hidesSteps;

    /// From now on no card has room for its plan.
    void hideSteps() {
        hidesSteps = true;
    }

    @Override
    public boolean showsAll(Card card) {
        return !hidesSteps;
    }

    @Override
    public String card(Card card) {
        return words("card " + card.run() + " " + card.state().word() + " " + card.last());
    }

    @Override
    public Rendered<String> line(Notice notice) {
        return notice instanceof Notice.PlanPreviewed
                ? new Rendered<>(words("preview"), Optional.of(new Document("plan.txt", "The plan", "all of it")))
                : new Rendered<>(words(notice.text()), Optional.empty());
    }

    @Override
    public Optional<String> joined(String first, String next) {
        return first.length() + next.length() > 2_400 ? Optional.empty() : Optional.of(first + "\n" + next);
    }

    @Override
    public String tail(Notice.HostLines about, List<String> last, long total) {
        return words("tail of " + about.mark() + ", " + total + " lines, last " + last.getLast());
    }

    @Override
    public String excerpt(Notice.HostLines about, List<String> all) {
        return words("excerpt of " + about.mark() + ", " + all.size() + " lines");
    }

    /// Each journal behind a heading that begins with `# `.
    @Override
    public Rendered<String> late(List<Heard> journals) {
        var text = new StringBuilder();
        journals.forEach(journal -> {
            text.append("# ").append(journal.about().mark()).append('\n');
            journal.lines().forEach(line -> text.append(line).append('\n'));
        });
        var run = journals.getFirst().about().run();
        return new Rendered<>(
                words("late " + journals.size() + " journals"),
                Optional.of(new Document(run + "-late.log", "Late", text.toString())));
    }

    @Override
    public Document log(Notice.HostLines about, List<String> all) {
        return new Document(about.run() + "-" + about.mark().step() + ".log", "Log", String.join("\n", all));
    }

    @Override
    public String call(Card card, List<String> members) {
        return words("call " + String.join(" ", members));
    }

    @Override
    public String reminder(Card card, List<String> members) {
        return words("reminder " + String.join(" ", members));
    }

    @Override
    public String expired(Card card, String asker) {
        return words("expired " + asker);
    }

    @Override
    public String words(String text) {
        return text;
    }
}
