package dev.quorate.deploy.forgery;

import java.util.List;
import java.util.Optional;

/// How one speaks in a chat, honestly and not.
public interface Wire {
    List<? extends Speaker> everybody();

    /// In how many ways something is said of a plan where it stands; by number, from zero.
    int ways();

    /// Says it so. The first way is the card's own, which carries the whole digest whatever is said.
    void says(Speaker who, Verb verb, OpenPlan plan, String digest, int way);

    /// Whether the bot reads what is said so of that plan.
    boolean isRead(OpenPlan plan, int way);

    /// A button or a form with this digest, on a message and in a channel to which it need not belong.
    ///
    /// - `other`: by the one of the two by which the verb is not said on a card
    void carries(Speaker who, Verb verb, String digest, String channel, String message, boolean other);

    /// A message of that plan's channel that is nobody's card.
    String noCard(OpenPlan plan);

    void mentions(Speaker who, String channel, String words);

    void commands(Speaker who, String channel, Verb verb, String plan);

    void writesDirectly(Speaker who, String words);

    /// In how many ways the right words come from where no person says them now; by number, from zero.
    int pretenses();

    /// Says it so in the name of this one. What they are told of it; mostly nothing.
    Optional<String> pretends(Speaker who, Verb verb, OpenPlan plan, int way);

    /// How much the chat delivered so far, and it once more.
    int deliveries();

    void repeats(int delivery);

    /// As long as it is on, everything is delivered twice.
    void doubled(boolean on);
}
