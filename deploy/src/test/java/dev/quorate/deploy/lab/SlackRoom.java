package dev.quorate.deploy.lab;

import com.google.gson.JsonObject;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.chat.slack.fake.WallClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// A channel of a Slack that notes whatever the real one forbids and says everything twice, with a bot for the hosts
/// of the lab in it. What was written there is left in `deploy/target`.
final class SlackRoom implements AutoCloseable {
    static final String ID = "C024BE91L";
    static final String ALICE = "U024BE7LH";
    static final String BOB = "U024BE7LJ";
    static final String CAROL = "U024BE7LG";

    static final Duration SOON = Duration.ofSeconds(30);
    static final Duration RUN = Duration.ofSeconds(90);

    private final FakeSlack slack;
    private final Path transcript;
    private final Bot bot;

    private SlackRoom(FakeSlack slack, Path folder, String transcript) throws IOException, InterruptedException {
        this.slack = slack;
        this.transcript = Lab.checkout().resolve("deploy/target").resolve(transcript);
        slack.channel(ID, ALICE, BOB, CAROL);
        java.util.List.of(ALICE, BOB, CAROL).forEach(slack::person);
        slack.faults().doubled(true);
        bot = Bot.in(folder, configuration(folder, slack));
        Await.holds("a socket", SOON, () -> slack.openSockets() > 0);
    }

    /// - `folder`: for the bot's configuration and store; `transcript`: the name of the file with what was written
    static SlackRoom in(Path folder, String transcript) throws IOException, InterruptedException {
        var slack = FakeSlack.start(new WallClock());
        try {
            return new SlackRoom(slack, folder, transcript);
        } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
            slack.close();
            throw e;
        }
    }

    FakeSlack slack() {
        return slack;
    }

    /// Says it at the top level; the ts of the card that stands there then and waits for a yes, its thread begun.
    String asks(String who, String words) throws InterruptedException {
        slack.person(who).mentions(ID, words);
        var card = Await.found(
                        "a card",
                        SOON,
                        () -> slack.messages(ID).stream()
                                .filter(message -> message.toString().contains("\"action_id\":\"approve"))
                                .findFirst())
                .get("ts")
                .getAsString();
        Await.holds("a thread", SOON, () -> thread(card).contains("\n    quorate: "));
        return card;
    }

    /// As soon as the button stands on the card.
    void clicks(String who, String card, String button) throws InterruptedException {
        Await.holds("a button " + button, SOON, () -> card(card).contains("\"action_id\":\"" + button + "\""));
        slack.person(who).clicks(ID, card, button);
    }

    /// The form that the button opens, filled in with these words by the names of its fields, and sent.
    void fillsIn(String who, String card, String button, Map<String, String> words) throws InterruptedException {
        var before = slack.lastView().map(SlackRoom::id);
        clicks(who, card, button);
        var form = Await.found(
                "a form",
                SOON,
                () -> slack.lastView().filter(view -> !Optional.of(id(view)).equals(before)));
        slack.person(who).submits(form, words).awaitAnswer();
    }

    void reads(String card, String words, Duration within) throws InterruptedException {
        try {
            Await.holds("`" + words + "`", within, () -> thread(card).contains(words));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "\n" + thread(card), e);
        }
    }

    void isTold(String who, String words) throws InterruptedException {
        Await.holds(
                who + " is told `" + words + "`",
                SOON,
                () -> slack.whispers(ID).stream()
                        .anyMatch(whisper -> whisper.get("user").getAsString().equals(who)
                                && whisper.get("text").getAsString().contains(words)));
    }

    String thread(String card) {
        return slack.transcript(ID, card);
    }

    /// The card as Slack has it.
    String card(String ts) {
        return slack.message(ID, ts).orElseThrow().toString();
    }

    private static String id(JsonObject view) {
        return view.get("id").getAsString();
    }

    private static Map<String, String> configuration(Path folder, FakeSlack slack) throws IOException {
        secret(folder, "slack-bot", FakeSlack.BOT_TOKEN);
        secret(folder, "slack-app", FakeSlack.APP_TOKEN);
        return Map.of(
                "rooms: [\"console:ops\"]", "rooms: [\"console:ops\", \"slack:" + ID + "\"]",
                "alice: {unix", "alice: {slack: " + ALICE + ", unix",
                "bob: {unix", "bob: {slack: " + BOB + ", unix",
                "carol: {unix", "carol: {slack: " + CAROL + ", unix",
                "chats:\n",
                        "chats:\n  slack: {mode: socket, bot-token-file: slack-bot, app-token-file: slack-app,"
                                + " api-url: \"" + slack.apiUrl() + "\"}\n");
    }

    private static void secret(Path folder, String name, String value) throws IOException {
        var file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, value);
    }

    /// How many messages of the thread say so; each is read once, whatever else shows it.
    long messagesWith(String card, String words) {
        return thread(card)
                .lines()
                .filter(line -> !line.stripLeading().startsWith("|") && line.contains(words))
                .count();
    }

    @Override
    public void close() throws IOException {
        var log = String.join("\n", bot.log());
        bot.close();
        Files.writeString(transcript, slack.transcript(ID) + "\n\nThe bot's own log:\n" + log + "\n");
        slack.close();
    }
}
