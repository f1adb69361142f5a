package dev.quorate.chat.slack.hearing;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.composition.BlockCompositions;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import com.slack.api.model.view.Views;
import dev.quorate.chat.slack.api.Spot;
import dev.quorate.chat.slack.fake.FakeSlack;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.port.Clock;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.run.RunId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Everything that the way in is plugged into, remembering what it was told.
final class Listener implements Ears, Whereabouts, Modals, Aside {
    static final String DIGEST = "ab12".repeat(16);
    static final String STATED = "cd34".repeat(16);

    private final List<Incoming> heard = new CopyOnWriteArrayList<>();
    private final List<String> asides = new CopyOnWriteArrayList<>();
    private final List<String> changed = new CopyOnWriteArrayList<>();
    private final Map<String, Posted> cards = new HashMap<>();
    private final Set<String> threads = new HashSet<>();
    private volatile Runnable effort = () -> {};

    Hearing hearing(FakeSlack slack, Clock clock) {
        return hearing(slack, clock, FakeSlack.BOT_TOKEN);
    }

    Hearing hearing(FakeSlack slack, Clock clock, String botToken) {
        var config = new SlackConfig();
        config.setMethodsEndpointUrlPrefix(slack.apiUrl());
        return new Hearing(Slack.getInstance(config), botToken, this, this, this, this, changed::add, clock);
    }

    /// What hearing costs, or how it fails.
    void effort(Runnable work) {
        effort = work;
    }

    synchronized void stands(String digest, String channel, String ts) {
        cards.put(digest, new Posted(channel, ts));
    }

    synchronized void joins(String channel, String root) {
        threads.add(channel + "/" + root);
    }

    List<Incoming> heard() {
        return List.copyOf(heard);
    }

    List<String> texts() {
        return heard.stream().map(Incoming::text).toList();
    }

    List<String> asides() {
        return List.copyOf(asides);
    }

    List<String> changed() {
        return List.copyOf(changed);
    }

    @Override
    public void hear(Incoming incoming) {
        effort.run();
        heard.add(incoming);
    }

    @Override
    public Optional<RunId> run(String digest) {
        return card(digest).map(_ -> new RunId("run-1"));
    }

    @Override
    public boolean isShownWhole(RunId run) {
        return true;
    }

    @Override
    public synchronized boolean isOurs(String channel, String root) {
        return threads.contains(channel + "/" + root);
    }

    @Override
    public synchronized Optional<Posted> card(String digest) {
        return Optional.ofNullable(cards.get(digest));
    }

    @Override
    public View denial(String digest) {
        return modal("Deny the plan");
    }

    @Override
    public Optional<View> approval(String digest) {
        return digest.equals(STATED) ? Optional.of(modal("Approve the plan")) : Optional.empty();
    }

    @Override
    public void show(String digest, Spot spot) {
        asides.add("show " + digest + " to " + spot.user());
    }

    @Override
    public void whisper(Spot spot, String text) {
        asides.add("whisper to " + spot.user() + ": " + text);
    }

    private static View modal(String title) {
        return Views.view(view -> view.type("modal")
                .title(Views.viewTitle(text -> text.type("plain_text").text(title)))
                .submit(Views.viewSubmit(text -> text.type("plain_text").text("Send")))
                .blocks(List.of(input(REASON), input(CLUSTER))));
    }

    private static com.slack.api.model.block.LayoutBlock input(String id) {
        return Blocks.input(input -> input.blockId(id)
                .label(BlockCompositions.plainText(id))
                .element(BlockElements.plainTextInput(text -> text.actionId(id).multiline(true))));
    }
}
