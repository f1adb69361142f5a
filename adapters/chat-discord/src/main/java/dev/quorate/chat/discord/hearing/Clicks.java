package dev.quorate.chat.discord.hearing;

import dev.quorate.chat.discord.api.MessageAt;
import dev.quorate.chat.discord.api.Spot;
import dev.quorate.chat.discord.cards.ButtonTag;
import dev.quorate.chat.discord.cards.Modals;
import dev.quorate.core.hearing.Typed;
import dev.quorate.core.mail.Whereabouts;
import dev.quorate.core.mail.Whereabouts.Posted;
import dev.quorate.core.port.Ears;
import dev.quorate.core.port.Incoming;
import dev.quorate.core.port.Incoming.Manner;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.components.buttons.ButtonInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalInteraction;
import net.dv8tion.jda.api.modals.Modal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Presses of our buttons and forms that were sent, as the words that say the same. They count only on the message
/// where the card of that plan really stands: a custom id that somebody made up or carried elsewhere says nothing.
final class Clicks {
    static final String NOT_THERE =
            "I did nothing. This button is not on the card of a plan as it stands now. Look for the newest card, or"
                    + " type the command.";

    static final String NOT_READ = "I did nothing. These are not the last four digits of the plan's digest. They stand"
            + " at the end of the file with the whole plan, in this thread; read it and approve again.";

    static final String NOT_SURE = "I did nothing. The run goes on as it was: the word to give it up was not typed.";

    private static final Logger LOG = LoggerFactory.getLogger(Clicks.class);

    private final Whereabouts whereabouts;
    private final Forms forms;
    private final Set<String> guilds;
    private final Ears ears;
    private final Acknowledging answers;

    Clicks(Whereabouts whereabouts, Forms forms, Set<String> guilds, Ears ears, Acknowledging answers) {
        this.whereabouts = whereabouts;
        this.forms = forms;
        this.guilds = guilds;
        this.ears = ears;
        this.answers = answers;
    }

    /// A tag, on the card that it is about, by a person in a room of ours.
    private record Press(ButtonTag tag, Spot spot) {}

    void clicked(ButtonInteraction click) {
        var press = press(click, click.getComponentId(), click.getMessageId());
        if (press.isEmpty()) {
            answers.refused(click, NOT_THERE);
            return;
        }
        var tag = press.get().tag();
        var spot = press.get().spot();
        switch (tag.button()) {
            case PLAN -> shown(click, tag, spot);
            case APPROVE, APPROVE_IN_WORDS -> opened(click, forms.approval(tag.digest()));
            case APPROVE_AFTER_READING -> {
                forms.show(tag.digest(), spot);
                opened(click, forms.approval(tag.digest()));
            }
            case DENY -> opened(click, forms.denial(tag.digest()));
            case ABORT -> opened(click, forms.abortion(tag.digest()));
            case RECHECK, STOP, RESUME, RETRY ->
                said(click, spot, tag.button().id() + " " + tag.digest(), "click/" + click.getId());
        }
    }

    private void shown(ButtonInteraction click, ButtonTag tag, Spot spot) {
        forms.show(tag.digest(), spot);
        answers.taken(click, spot);
    }

    private void opened(ButtonInteraction click, Optional<Modal> form) {
        form.ifPresentOrElse(modal -> answers.open(click, modal), () -> answers.refused(click, NOT_THERE));
    }

    void submitted(ModalInteraction form) {
        var message = Optional.ofNullable(form.getMessage()).map(card -> card.getId());
        var press = message.flatMap(card -> press(form, form.getModalId(), card));
        if (press.isEmpty()) {
            answers.refused(form, NOT_THERE);
            return;
        }
        var tag = press.get().tag();
        switch (tag.button()) {
            case APPROVE, APPROVE_IN_WORDS -> decided(form, press.get(), "approve");
            case APPROVE_AFTER_READING -> {
                if (Modals.isRead(tag.digest(), filled(form, Modals.READING))) {
                    decided(form, press.get(), "approve");
                } else {
                    answers.refused(form, NOT_READ);
                }
            }
            case DENY -> decided(form, press.get(), "deny");
            case ABORT -> {
                if (Modals.isSure(filled(form, Modals.SURE))) {
                    decided(form, press.get(), "abort");
                } else {
                    answers.refused(form, NOT_SURE);
                }
            }
            case PLAN, RECHECK, STOP, RESUME, RETRY -> answers.refused(form, NOT_THERE);
        }
    }

    private void decided(ModalInteraction form, Press press, String verb) {
        var reason = filled(form, Modals.REASON);
        var cluster = filled(form, Modals.CLUSTER).replace(' ', '_');
        said(
                form,
                press.spot(),
                verb + " " + press.tag().digest()
                        + (cluster.isEmpty() ? "" : " on " + cluster)
                        + (reason.isEmpty() ? "" : " because " + reason),
                "form/" + form.getId());
    }

    /// Durable first, then acknowledged.
    private <I extends Interaction & IReplyCallback & IMessageEditCallback> void said(
            I interaction, Spot spot, String words, String delivery) {
        answers.expect(spot);
        try {
            ears.hear(new Incoming(
                    Messages.account(spot.user()), spot.place(), words, Manner.ADDRESSED, Optional.of(delivery)));
        } catch (RuntimeException e) {
            LOG.error("A press of Discord could not be kept", e);
            answers.failed(interaction, spot, Interactions.NOT_KEPT);
            return;
        }
        answers.taken(interaction, spot);
    }

    private static String filled(ModalInteraction form, String input) {
        return Optional.ofNullable(form.getValue(input))
                .map(value -> Typed.plain(value.getAsString()).strip())
                .orElse("");
    }

    /// Empty for a press of somebody else's people, or on nothing of ours.
    private Optional<Press> press(Interaction interaction, String customId, String message) {
        var user = interaction.getUser();
        return Origin.of(interaction, guilds) instanceof Origin.Room room && !user.isBot() && !user.isSystem()
                ? ButtonTag.parse(customId)
                        .filter(tag -> stands(tag.digest(), room, message))
                        .map(tag -> new Press(tag, room.below(message, user.getId())))
                : Optional.empty();
    }

    private boolean stands(String digest, Origin.Room room, String message) {
        return whereabouts
                .card(digest)
                .filter(card -> isThere(card, room, message))
                .isPresent();
    }

    private static boolean isThere(Posted card, Origin.Room room, String message) {
        var at = MessageAt.of(card.id());
        return card.channel().equals(room.channel())
                && at.in(card.channel()).equals(room.within())
                && at.id().equals(message);
    }
}
