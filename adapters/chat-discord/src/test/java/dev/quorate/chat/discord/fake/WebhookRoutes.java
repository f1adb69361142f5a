package dev.quorate.chat.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What follows the first answer to an interaction, by its token, which lives for fifteen minutes.
final class WebhookRoutes {
    /// For those who installed the app for themselves alone.
    private static final int MOST_ABROAD = 5;

    private final World world;
    private final Interactions interactions;
    private final Ledger ledger;
    private final Answers answers;

    WebhookRoutes(World world, Interactions interactions, Ledger ledger, Answers answers) {
        this.world = world;
        this.interactions = interactions;
        this.ledger = ledger;
        this.answers = answers;
    }

    Answer follow(Call call) {
        var interaction = interaction(call);
        var waiting = answers.find(interaction, interaction.original()).filter(WebhookRoutes::isLoading);
        if (waiting.isPresent()) {
            return Answer.ok(shown(answers.edited("followup", interaction, waiting.get(), call, call.body())));
        }
        var abroad =
                !interaction.payload().path("authorizing_integration_owners").has("0");
        if (abroad && interaction.nextFollowup() > MOST_ABROAD) {
            ledger.add("followup: more than " + MOST_ABROAD + " to one who installed the app alone");
            throw new Refused(400, 40_094, "This interaction has hit the maximum number of follow up messages");
        }
        return Answer.ok(shown(answers.said("followup", interaction, call, call.body())));
    }

    Answer edit(Call call) {
        var interaction = interaction(call);
        return Answer.ok(
                shown(answers.edited("followup edit", interaction, message(interaction, call), call, call.body())));
    }

    Answer get(Call call) {
        var interaction = interaction(call);
        return Answer.ok(shown(message(interaction, call)));
    }

    Answer delete(Call call) {
        var interaction = interaction(call);
        answers.remove(interaction, message(interaction, call));
        return Answer.none();
    }

    private Interaction interaction(Call call) {
        var found = interactions
                .find(call.at(2))
                .filter(_ -> call.at(1).equals(World.APP))
                .orElseThrow(() -> Refused.unknown(10_015, "Webhook"));
        if (found.isTokenVoid(world.now())) {
            ledger.add("followup: the token of an interaction of more than 15 min ago");
            throw new Refused(401, 50_027, "Invalid Webhook Token");
        }
        if (!found.isAnswered()) {
            ledger.add("followup: before the first answer");
            throw Refused.unknown(10_015, "Webhook");
        }
        return found;
    }

    private ObjectNode message(Interaction interaction, Call call) {
        var id = call.at(4).equals("@original") ? original(interaction) : call.at(4);
        return answers.find(interaction, id).orElseThrow(() -> Refused.unknown(10_008, "Message"));
    }

    /// After an answer that is an update, the original is the message with the button.
    private static String original(Interaction interaction) {
        return interaction.original().isEmpty()
                ? Json.text(interaction.payload().path("message"), "id")
                : interaction.original();
    }

    private static boolean isLoading(ObjectNode message) {
        return (Json.number(message, "flags") & Limits.LOADING) != 0;
    }

    private static ObjectNode shown(ObjectNode message) {
        return (ObjectNode) message.deepCopy().without("seen_by");
    }
}
