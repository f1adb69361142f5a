package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.Breaker;
import dev.quorate.chat.discord.api.Rest;
import dev.quorate.chat.discord.api.Spot;
import dev.quorate.chat.discord.api.Token;
import dev.quorate.chat.discord.api.Tokens;
import dev.quorate.chat.discord.cards.ButtonTag;
import dev.quorate.chat.discord.fake.FakeDiscord;
import dev.quorate.core.cluster.ClusterState;
import dev.quorate.core.command.Candidate;
import dev.quorate.core.command.Grammar;
import dev.quorate.core.layout.ButtonId;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.plan.Ask;
import dev.quorate.core.plan.Phrase;
import dev.quorate.core.plan.Planned;
import dev.quorate.core.plan.Runbook;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/// Everything that the way in is plugged into, remembering what it was told. It takes each delivery once, as the
/// desk does.
final class Listener implements Ears, Whereabouts, Forms, Completion, AutoCloseable {
    static final String DIGEST = "ab12".repeat(16);

    private record Named(String name, Phrase phrase, String summary) implements Runbook {
        @Override
        public Planned plan(Ask ask, ClusterState seen) {
            throw new AssertionError("nothing is planned here");
        }
    }

    static Grammar grammar() {
        return new Grammar(List.of(
                new Named("replace-member", Phrase.of("replace member X:MEMBER"), "replace a failed member"),
                new Named(
                        "recover", Phrase.of("recover cluster from X:MEMBER [lost Y,Z:MEMBERS]"), "after a disaster")));
    }

    private final List<Incoming> heard = new CopyOnWriteArrayList<>();
    private final Set<Optional<String>> deliveries = ConcurrentHashMap.newKeySet();
    private final List<String> asides = new CopyOnWriteArrayList<>();
    private final Map<String, Posted> cards = new HashMap<>();
    private final Set<String> threads = new HashSet<>();
    private Optional<Rest> rest = Optional.empty();
    private volatile Runnable effort = () -> {};
    private volatile String token = FakeDiscord.TOKEN;

    Gateway gateway(FakeDiscord discord, Clock clock) {
        var breaker = new Breaker(clock);
        var calls = new Rest(discord.apiUrl(), () -> new Token(token), breaker, clock);
        rest = Optional.of(calls);
        var address = new Gateway.Address(discord.apiUrl(), Optional.of(discord.gatewayUrl()), () -> new Token(token));
        return new Hearing(
                        Set.of(FakeDiscord.GUILD), grammar().offers(), this, this, this, this, new Tokens(clock), clock)
                .through(address, calls, breaker);
    }

    void token(String other) {
        token = other;
    }

    /// What hearing costs, or how it fails.
    void effort(Runnable work) {
        effort = work;
    }

    synchronized void stands(String digest, String channel, String message) {
        cards.put(digest, new Posted(channel, message));
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

    @Override
    public void hear(Incoming incoming) {
        effort.run();
        if (deliveries.add(incoming.delivery())) {
            heard.add(incoming);
        }
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
    public Optional<Modal> approval(String digest) {
        return Optional.of(modal(ButtonId.APPROVE, digest, "reason", "cluster"));
    }

    @Override
    public Optional<Modal> denial(String digest) {
        return Optional.of(modal(ButtonId.DENY, digest, "reason"));
    }

    @Override
    public Optional<Modal> abortion(String digest) {
        return Optional.of(modal(ButtonId.ABORT, digest, "sure"));
    }

    @Override
    public void show(String digest, Spot spot) {
        asides.add("show " + digest + " to " + spot.user());
    }

    @Override
    public List<Candidate> fitting(Phrase.Kind kind, String room, Optional<String> cluster, String typed) {
        return List.of(new Candidate("10.0.1.2", kind + " in " + room + " of " + cluster.orElse("any") + ", " + typed));
    }

    private static Modal modal(ButtonId button, String digest, String... inputs) {
        var modal = Modal.create(new ButtonTag(button, digest).customId(), "Is it meant?");
        for (var input : inputs) {
            modal.addComponents(Label.of(
                    input,
                    TextInput.create(input, TextInputStyle.SHORT)
                            .setRequired(false)
                            .build()));
        }
        return modal.build();
    }

    @Override
    public void close() {
        rest.ifPresent(Rest::close);
    }
}
