package dev.quorate.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quorate.core.mail.ScriptedCourier.Standing;
import dev.quorate.core.notice.Notice;
import dev.quorate.core.port.Outbox.Outgoing;
import dev.quorate.core.run.RunId;
import java.util.List;
import java.util.stream.Collectors;

/// What stands in the chat against what was written: everything is there, once, and in order.
final class Reckoning {
    private final List<Standing> standing;
    private final List<Outgoing> letters;
    private final String what;

    private Reckoning(VirtualPost post, String what) {
        standing = post.chat.standing();
        letters = post.outbox.all();
        this.what = what;
    }

    static void of(VirtualPost post, String what) {
        assertThat(post.outbox.left())
                .as("letters that were not delivered, %s", what)
                .isEmpty();
        assertThat(post.chat.violations()).as(what).isEmpty();
        var all = new Reckoning(post, what);
        channels(post).forEach(all::lines);
        runs(post).forEach(run -> {
            all.card(run);
            all.logs(run);
        });
    }

    private static List<String> channels(VirtualPost post) {
        return post.outbox.all().stream()
                .map(letter -> Threads.channel(letter.place()))
                .distinct()
                .toList();
    }

    private static List<RunId> runs(VirtualPost post) {
        return post.outbox.all().stream()
                .flatMap(letter -> Threads.run(letter.notice()).stream())
                .distinct()
                .toList();
    }

    /// Lines are those texts that a letter has; a message may hold several.
    private void lines(String channel) {
        var written = letters.stream()
                .filter(letter -> Threads.channel(letter.place()).equals(channel))
                .map(letter -> letter.notice())
                .filter(notice -> !(notice instanceof Notice.CardShown) && !(notice instanceof Notice.HostLines))
                .map(Notice::text)
                .toList();
        var there = standing.stream()
                .filter(message -> message.channel.equals(channel))
                .flatMap(message -> message.text().lines())
                .filter(text -> text.startsWith("line "))
                .toList();
        assertThat(there).as("lines of %s, %s", channel, what).isEqualTo(written);
    }

    private void card(RunId run) {
        var shown = letters.stream()
                .map(letter -> letter.notice())
                .filter(notice -> notice instanceof Notice.CardShown(var card)
                        && card.run().equals(run))
                .map(notice -> ((Notice.CardShown) notice).card().last())
                .toList();
        var there = standing.stream()
                .filter(message -> message.text().startsWith("card " + run + " "))
                .toList();
        assertThat(there).as("cards of %s, %s", run, what).hasSize(1);
        var last = there.getFirst().texts.stream()
                .map(text -> text.substring(text.lastIndexOf(' ') + 1))
                .toList();
        assertThat(last.getLast()).as("card of %s, %s", run, what).isEqualTo(shown.getLast());
        var places = last.stream().map(shown::indexOf).toList();
        assertThat(places).as("edits of %s, %s", run, what).isSorted();
    }

    private void logs(RunId run) {
        var written = letters.stream()
                .map(letter -> letter.notice())
                .filter(notice ->
                        notice instanceof Notice.HostLines heard && heard.run().equals(run))
                .flatMap(notice -> ((Notice.HostLines) notice).lines().stream())
                .toList();
        var files = standing.stream()
                .filter(message -> message.text().startsWith("file " + run + "-"))
                .map(message -> message.file.orElseThrow())
                .collect(Collectors.joining("\n"));
        var there = files.lines()
                .filter(line -> !line.startsWith("# ") && !line.isEmpty())
                .toList();
        assertThat(there).as("files of %s, %s", run, what).isEqualTo(written);
    }
}
