package dev.quorate.deploy.forgery;

import dev.quorate.core.run.Place;
import java.util.List;

/// A chat under trial, with the bot in it and plans for the clusters of the scene: alpha, beta, old, stuck and busy
/// in `ops`, gamma and halted in `lab`, delta in `shared`.
public interface Trial extends AutoCloseable {
    Scene scene();

    Wire wire();

    Rooms rooms();

    Speaker alice();

    Speaker bob();

    Speaker carol();

    /// Asks for a replacement, and comes back when its card stands in the channel.
    OpenPlan asked(Speaker asker, String cluster, String channel);

    /// On the card, honestly, with the form where there is one.
    void presses(Speaker who, OpenPlan plan, Verb verb);

    /// Comes back when the card has that button.
    void awaitButton(OpenPlan plan, Verb verb);

    /// Since a moment ago nothing is decided in `shared` any more.
    void spoil();

    /// Comes back when everything that was delivered has had its effect.
    void settle();

    /// Each no that was said at once, and does not go through the outbox.
    List<No> saidAtOnce();

    /// Whom a word at this place is for.
    String account(Place place);

    @Override
    void close();
}
